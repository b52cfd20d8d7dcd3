namespace Garant.Platform.Journal.Events;

/// <summary>The weights of another kind of organisation apply to an evaluation.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="OrganisationKind">The kind of organisation that decides the weights, or nothing.</param>
public sealed record EvaluationKindChanged(Guid Organisation, Guid Evaluation, string? OrganisationKind)
    : JournalEvent("evaluation-kind-changed", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content) => content.Add("kind", OrganisationKind ?? "");
}
