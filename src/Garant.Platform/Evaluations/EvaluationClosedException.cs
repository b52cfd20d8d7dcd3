namespace Garant.Platform.Evaluations;

/// <summary>An evaluation was archived or deleted at the moment somebody answered in it; nothing was saved.</summary>
/// <param name="isDeleted">Whether it is not there any more; else it is only read.</param>
public sealed class EvaluationClosedException(bool isDeleted) : Exception("The evaluation was archived or deleted meanwhile, and nothing was saved.")
{
    /// <summary>Whether the evaluation is not there any more; else it is only read.</summary>
    public bool IsDeleted { get; } = isDeleted;
}
