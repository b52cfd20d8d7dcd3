namespace Garant.Platform.Journal.Events;

/// <summary>An evaluation was made from another one, of an earlier version of the framework.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Source">The evaluation it was made from.</param>
/// <param name="Framework">Its framework's id, such as <c>garant-2026.2</c>.</param>
/// <param name="OrganisationKind">The kind of organisation that decides the weights, or nothing.</param>
public sealed record EvaluationUpgraded(Guid Organisation, Guid Evaluation, Guid Source, string Framework, string? OrganisationKind)
    : JournalEvent("evaluation-upgraded", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content) => content
        .Add("source", Source.ToString("D"))
        .Add("framework", Framework)
        .Add("kind", OrganisationKind ?? "");
}
