namespace Garant.Platform.Journal.Events;

/// <summary>An evaluation got another name, which is not kept: it may be a person's.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
public sealed record EvaluationRenamed(Guid Organisation, Guid Evaluation)
    : JournalEvent("evaluation-renamed", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
