namespace Garant.Platform.Evaluations;

/// <summary>Which evaluations a list shows.</summary>
public enum EvaluationShelf
{
    /// <summary>Those that can be answered.</summary>
    Current,

    /// <summary>Those that are archived.</summary>
    Archived,

    /// <summary>Both.</summary>
    All,
}
