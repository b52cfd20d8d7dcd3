namespace Garant.Conformal;

/// <summary>What a group gets that had no row in the calibration set.</summary>
public enum UnseenGroup
{
    /// <summary>An exception that names the group.</summary>
    Refuse,

    /// <summary>The calibration of all rows together: coverage then holds on average, not for this group.</summary>
    UseMarginal,
}
