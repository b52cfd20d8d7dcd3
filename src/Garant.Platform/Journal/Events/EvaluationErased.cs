namespace Garant.Platform.Journal.Events;

/// <summary>A deleted evaluation is gone for good, with its answers and their texts.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
public sealed record EvaluationErased(Guid Organisation, Guid Evaluation)
    : JournalEvent("evaluation-erased", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content)
    {
        // Where and by whom says it all.
    }
}
