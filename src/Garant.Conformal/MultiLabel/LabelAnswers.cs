namespace Garant.Conformal.MultiLabel;

/// <summary>Which answers remain possible for a label.</summary>
[Flags]
public enum LabelAnswers
{
    /// <summary>Neither fits: the row is unlike the calibration rows.</summary>
    None = 0,

    /// <summary>The label is absent.</summary>
    Absent = 1,

    /// <summary>The label is present.</summary>
    Present = 2,

    /// <summary>Both are possible.</summary>
    Unsure = Absent | Present,
}
