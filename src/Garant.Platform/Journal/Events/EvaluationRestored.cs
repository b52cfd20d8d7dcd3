namespace Garant.Platform.Journal.Events;

/// <summary>A deleted evaluation was brought back.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
public sealed record EvaluationRestored(Guid Organisation, Guid Evaluation)
    : JournalEvent("evaluation-restored", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
