namespace Garant.Platform.Evaluations;

/// <summary>What came of bringing an earlier answer back.</summary>
public enum RestoreOutcome
{
    /// <summary>The answer is as it was then.</summary>
    Restored,

    /// <summary>Somebody saved since the history was shown; nothing was changed.</summary>
    Overtaken,

    /// <summary>What was ticked then is no answer to the question any more; nothing was changed.</summary>
    NotAdmitted,

    /// <summary>The evaluation was archived or deleted at the same moment; nothing was changed.</summary>
    Closed,

    /// <summary>There is no such earlier answer; nothing was changed.</summary>
    Missing,
}
