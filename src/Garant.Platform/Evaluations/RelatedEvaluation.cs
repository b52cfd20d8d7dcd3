namespace Garant.Platform.Evaluations;

/// <summary>An evaluation that another one was made from, or that was made from it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FrameworkId">Its framework version's id.</param>
/// <param name="IsSource">Whether the other one was made from it.</param>
public sealed record RelatedEvaluation(Guid Id, string Name, string FrameworkId, bool IsSource);
