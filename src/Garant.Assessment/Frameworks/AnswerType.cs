namespace Garant.Assessment.Frameworks;

/// <summary>How many items of an element may be ticked.</summary>
public enum AnswerType
{
    /// <summary>Exactly one item.</summary>
    Single,

    /// <summary>One item or several.</summary>
    Multiple,
}
