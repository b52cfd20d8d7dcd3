namespace Garant.Platform.Journal.Events;

/// <summary>An evaluation that was put away can be answered again.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
public sealed record EvaluationUnarchived(Guid Organisation, Guid Evaluation)
    : JournalEvent("evaluation-unarchived", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
