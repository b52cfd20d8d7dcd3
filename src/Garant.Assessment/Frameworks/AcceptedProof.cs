namespace Garant.Assessment.Frameworks;

/// <summary>A proof about a model that an element takes as evidence.</summary>
public enum AcceptedProof
{
    /// <summary>A report of prediction sets or intervals with guaranteed coverage.</summary>
    ConformalReport,

    /// <summary>A report of calibrated probabilities.</summary>
    CalibrationReport,

    /// <summary>The live monitor of a model.</summary>
    Monitor,

    /// <summary>What the people concerned say of a model.</summary>
    Feedback,
}
