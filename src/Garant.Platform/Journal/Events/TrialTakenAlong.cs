namespace Garant.Platform.Journal.Events;

/// <summary>An evaluation that the actor had answered before they had an account came into an organisation. Its answers follow, as they stood.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Framework">The framework's id, such as <c>garant-2026.1</c>.</param>
/// <param name="OrganisationKind">The kind of organisation that decides the weights, or nothing.</param>
public sealed record TrialTakenAlong(Guid Organisation, Guid Evaluation, string Framework, string? OrganisationKind)
    : JournalEvent("trial-taken-along", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content) => content
        .Add("framework", Framework)
        .Add("kind", OrganisationKind ?? "");
}
