using System.Security.Cryptography;
using System.Text;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;

namespace Garant.Platform.Tests.Journal;

/// <summary>Holds the format for good: what is hashed here is in the journals of people.</summary>
public sealed class JournalHashTests
{
    private static readonly JournalRow First = new()
    {
        Position = 1,
        At = new(2026, 11, 25, 10, 0, 0, 123, TimeSpan.FromHours(1)),
        Kind = "organisation-founded",
        OrganisationId = new("0193a5b2-7c40-7d21-9c10-5a0f6a1b2c3d"),
        Actor = [],
        Content = "{}",
        PreviousHash = JournalHash.None,
        Hash = [],
    };

    /// <summary>The worked example of docs/journal.md.</summary>
    [Fact]
    public void Of_TheWorkedExample_IsTheHashOfTheseBytes()
    {
        const string Written = "s16:garant journal 1i1:1i13:1795597200123s20:organisation-foundeds36:0193a5b2-7c40-7d21-9c10-5a0f6a1b2c3ds0:s0:s2:{}s64:0000000000000000000000000000000000000000000000000000000000000000";
        Assert.Equal(SHA256.HashData(Encoding.ASCII.GetBytes(Written)), JournalHash.Of(First));
        Assert.Equal("e074c79fc2dc4722785c4c8bb053b2f3ea99b474e7a790f37938c0970f93dc29", Convert.ToHexStringLower(JournalHash.Of(First)));
    }

    [Fact]
    public void Of_RowsThatDifferAnywhere_Differs()
    {
        JournalRow[] rows =
        [
            First,
            Changed(position: 2),
            Changed(at: First.At.AddMilliseconds(1)),
            Changed(kind: "organisation-founde", content: "d{}"),
            Changed(organisation: null, evaluation: First.OrganisationId),
            Changed(organisation: Guid.Empty),
            Changed(actor: new byte[32]),
            Changed(content: "{} "),
            Changed(previous: [.. new byte[31], 1]),
        ];
        Assert.Distinct(rows.Select(row => Convert.ToHexString(JournalHash.Of(row))));
    }

    [Fact]
    public void Digests_OfPeopleAndTexts_AreTheHashOfTheseBytes()
    {
        byte[] salt = [.. Enumerable.Range(0, 16).Select(i => (byte)i)];
        Assert.Equal(SHA256.HashData("s15:garant person 1s32:000102030405060708090a0b0c0d0e0fs4:9c5a"u8), PersonSalt.DigestOf("9c5a", salt));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("s13:garant text 1s32:000102030405060708090a0b0c0d0e0fs3:dés0:"u8)), TextDigest.Of(salt, "dé", ""));
        Assert.NotEqual(TextDigest.Of(salt, "a", "b"), TextDigest.Of(salt, "ab", ""));
        Assert.NotEqual(TextDigest.Of(salt, "a"), TextDigest.Of(TextDigest.NewSalt(), "a"));
    }

    [Fact]
    public void Content_OfEveryEvent_IsAsciiAndKeepsItsForm()
    {
        Guid id = new("0193a5b2-7c40-7d21-9c10-5a0f6a1b2c3d");
        (JournalEvent What, string Kind, string Content)[] forms =
        [
            (new AnswerSaved(id, id, "1.1", 3, "a,b", "5f"), "answer-saved", """{"element":"1.1","version":3,"ticks":"a,b","texts":"5f"}"""),
            (new OrganisationFounded(id), "organisation-founded", "{}"),
            (new EvaluationStarted(id, id, "garant-2026.1", null), "evaluation-started", """{"framework":"garant-2026.1","kind":""}"""),
            (new MemberInvited(id, id, "Reader"), "member-invited", $$"""{"invitation":"{{id}}","role":"Reader"}"""),
            (new MemberJoined(id, "p", "Reader"), "member-joined", """{"member":"0102","role":"Reader"}"""),
            (new MemberLeft(id, "p"), "member-left", """{"member":"0102"}"""),
            (new MemberRoleChanged(id, "p", "Admin"), "member-role-changed", """{"member":"0102","role":"Admin"}"""),
            (new OrganisationRenamed(id), "organisation-renamed", "{}"),
            (new HeadcountChanged(id, 12), "headcount-changed", """{"headcount":12}"""),
            (new OrganisationDeleted(id), "organisation-deleted", "{}"),
            (new OrganisationRestored(id), "organisation-restored", "{}"),
            (new OrganisationErased(id), "organisation-erased", "{}"),
            (new InvitationRefused(id, id), "invitation-refused", $$"""{"invitation":"{{id}}"}"""),
            (new InvitationWithdrawn(id, id), "invitation-withdrawn", $$"""{"invitation":"{{id}}"}"""),
            (new TrialTakenAlong(id, id, "garant-2026.1", "company"), "trial-taken-along", """{"framework":"garant-2026.1","kind":"company"}"""),
        ];
        Type[] events = [.. typeof(JournalEvent).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(JournalEvent)))];
        Assert.Equal(events.OrderBy(type => type.Name), forms.Select(form => form.What.GetType()).OrderBy(type => type.Name));
        Assert.Distinct(forms.Select(form => form.Kind));
        Assert.All(forms, form => Assert.Equal((form.Kind, form.Content), (form.What.Kind, JournalContent.Of(form.What, _ => [1, 2]))));

        // Whatever an event is given, both databases take what is stored.
        string odd = JournalContent.Of(new NoteTaken("é\u0000\ud800 \"\\"), _ => []);
        Assert.All(odd, letter => Assert.InRange(letter, ' ', '~'));
    }

    private static JournalRow Changed(long position = 1, DateTimeOffset? at = null, string? kind = null, Guid? organisation = null, Guid? evaluation = null, byte[]? actor = null, string? content = null, byte[]? previous = null) => new()
    {
        Position = position,
        At = at ?? First.At,
        Kind = kind ?? First.Kind,
        OrganisationId = evaluation is null ? organisation ?? First.OrganisationId : organisation,
        EvaluationId = evaluation,
        Actor = actor ?? First.Actor,
        Content = content ?? First.Content,
        PreviousHash = previous ?? First.PreviousHash,
        Hash = [],
    };
}
