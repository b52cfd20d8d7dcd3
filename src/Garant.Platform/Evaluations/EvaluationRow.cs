namespace Garant.Platform.Evaluations;

/// <summary>An evaluation in a list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name.</param>
/// <param name="FrameworkId">Its framework version's id.</param>
/// <param name="ArchivedAt">Since when it is archived, or <c>null</c>.</param>
/// <param name="Standing">Where it stands.</param>
public sealed record EvaluationRow(Guid Id, string Name, string FrameworkId, DateTimeOffset? ArchivedAt, EvaluationStanding? Standing);
