namespace Garant.Assessment.Evaluations;

/// <summary>Where an element of an evaluation stands.</summary>
public enum ElementState
{
    /// <summary>It applies and nothing is ticked.</summary>
    Unanswered,

    /// <summary>It applies and items other than its switch are ticked.</summary>
    Answered,

    /// <summary>Its "not concerned" switch is ticked.</summary>
    SwitchedOff,

    /// <summary>The item its condition names is ticked, so it does not apply.</summary>
    NotApplicable,
}
