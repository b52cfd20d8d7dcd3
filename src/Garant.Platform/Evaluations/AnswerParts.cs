namespace Garant.Platform.Evaluations;

/// <summary>The fields of an answer, each of which is merged by itself. The numbers are stored.</summary>
[Flags]
public enum AnswerParts
{
    /// <summary>No field.</summary>
    None = 0,

    /// <summary>What is ticked.</summary>
    Ticks = 1,

    /// <summary>Why the element is "not concerned". It is a field of its own: whatever is ticked, a typed reason stays.</summary>
    Reason = 2,

    /// <summary>The internal note.</summary>
    Note = 4,

    /// <summary>Every field.</summary>
    All = Ticks | Reason | Note,
}
