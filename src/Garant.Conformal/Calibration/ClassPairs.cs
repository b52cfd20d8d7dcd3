namespace Garant.Conformal.Calibration;

/// <summary>Into which questions of two answers a question of several classes is taken apart.</summary>
public enum ClassPairs
{
    /// <summary>Each class against all others.</summary>
    OneVersusRest,

    /// <summary>Each class against each other one, on the rows of these two.</summary>
    OneVersusOne,
}
