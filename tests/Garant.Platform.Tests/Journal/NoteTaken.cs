using Garant.Platform.Journal;

namespace Garant.Platform.Tests.Journal;

/// <summary>An event of the tests.</summary>
internal sealed record NoteTaken(string Text, Guid? Organisation = null, Guid? Evaluation = null, string? About = null)
    : JournalEvent("note-taken", Organisation, Evaluation)
{
    protected internal override void Write(JournalContent content)
    {
        content.Add("text", Text);
        if (About is not null)
        {
            content.AddPerson("about", About);
        }
    }
}
