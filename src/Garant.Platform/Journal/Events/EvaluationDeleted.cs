namespace Garant.Platform.Journal.Events;

/// <summary>An evaluation was deleted. For a while it can be brought back.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
public sealed record EvaluationDeleted(Guid Organisation, Guid Evaluation)
    : JournalEvent("evaluation-deleted", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
