namespace Garant.Platform.Journal.Events;

/// <summary>An evaluation was put away: from then on it is only read.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
public sealed record EvaluationArchived(Guid Organisation, Guid Evaluation)
    : JournalEvent("evaluation-archived", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
