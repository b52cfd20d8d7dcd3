namespace Garant.Web.EvaluationResults;

/// <summary>What there is to say about the path to the next level.</summary>
public enum PathOutcome
{
    /// <summary>Nothing is answered, so there is nothing to improve yet.</summary>
    NothingAnswered,

    /// <summary>Every level is reached, or will be with the answers as they are once the rest is answered.</summary>
    AllReached,

    /// <summary>No better answers to the elements that apply reach the next level.</summary>
    OutOfReach,

    /// <summary>There is a path.</summary>
    Found,
}
