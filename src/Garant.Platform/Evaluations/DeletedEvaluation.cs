namespace Garant.Platform.Evaluations;

/// <summary>An evaluation that was deleted and can still be brought back.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FrameworkId">Its framework version's id.</param>
/// <param name="DeletedAt">When it was deleted.</param>
public sealed record DeletedEvaluation(Guid Id, string Name, string FrameworkId, DateTimeOffset DeletedAt)
{
    /// <summary>When it goes for good.</summary>
    public DateTimeOffset GoesAt => DeletedAt + Evaluation.KeptAfterDeletion;
}
