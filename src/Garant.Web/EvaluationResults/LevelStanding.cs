namespace Garant.Web.EvaluationResults;

/// <summary>Whether a level is reached, as far as the answers tell.</summary>
public enum LevelStanding
{
    /// <summary>The score reaches it, whatever answers are still to come.</summary>
    Reached,

    /// <summary>Every question is answered, and the score is below it.</summary>
    Missed,

    /// <summary>The answers to come decide.</summary>
    WithinReach,

    /// <summary>No answers to come lead to it.</summary>
    OutOfReach,
}
