namespace Garant.Platform.Journal.Events;

/// <summary>An answer was saved.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Evaluation">The evaluation.</param>
/// <param name="Element">The element's id.</param>
/// <param name="Version">The version that the save made.</param>
/// <param name="Ticks">What is ticked.</param>
/// <param name="Texts">The <see cref="TextDigest"/> of reason and note, in this order.</param>
public sealed record AnswerSaved(Guid Organisation, Guid Evaluation, string Element, int Version, string Ticks, string Texts)
    : JournalEvent("answer-saved", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content) => content
        .Add("element", Element)
        .Add("version", Version)
        .Add("ticks", Ticks)
        .Add("texts", Texts);
}
