using Garant.Platform.Evaluations;

namespace Garant.Platform.Tests.Evaluations;

/// <summary>What several people changed is merged field by field; only one field that two people changed differently is asked about.</summary>
public sealed class AnswerMergeTests
{
    private const string Me = "me";
    private const string Other = "other";
    private static readonly AnswerContent Basis = new("a", "because", "note");

    [Fact]
    public void Of_DifferentFields_KeepsBothWithoutAQuestion()
    {
        foreach (AnswerParts mine in new[] { AnswerParts.Ticks, AnswerParts.Reason, AnswerParts.Note })
        {
            AnswerContent theirs = Basis.With(AnswerParts.All & ~mine, new("b", "b", "b"));
            AnswerMerge merge = Merge(Basis.With(mine, new("m", "m", "m")), (Other, theirs));
            Assert.Equal((AnswerParts.None, theirs.With(mine, new("m", "m", "m"))), (merge.Conflicts, merge.Content));
        }
    }

    [Fact]
    public void Of_SameFieldByAnother_IsAConflictOfThatFieldOnly()
    {
        AnswerMerge merge = Merge(new("m", "because", "mine"), (Other, new("b", "theirs", "note")));
        Assert.Equal(AnswerParts.Ticks, merge.Conflicts);
        Assert.Equal(new AnswerContent("b", "theirs", "mine"), merge.Content);
    }

    [Fact]
    public void Of_SameFieldToTheSame_IsNoConflict()
    {
        AnswerMerge merge = Merge(Basis with { Ticks = "b" }, (Other, new("b", "because", "theirs")));
        Assert.Equal((AnswerParts.None, new AnswerContent("b", "because", "theirs")), (merge.Conflicts, merge.Content));
    }

    [Fact]
    public void Of_FieldChangedAndChangedBackByAnother_IsNoConflict() =>
        Assert.Equal(Basis with { Ticks = "m" }, Merge(Basis with { Ticks = "m" }, (Other, Basis with { Ticks = "b" }), (Other, Basis)).Content);

    [Fact]
    public void Of_NothingChanged_TakesNothing()
    {
        AnswerMerge merge = Merge(Basis, (Other, new("b", "c", "d")));
        Assert.Equal((AnswerParts.None, AnswerParts.None, new AnswerContent("b", "c", "d")), (merge.Changed, merge.Conflicts, merge.Content));
    }

    [Fact]
    public void Of_OwnEarlierSave_IsOverwrittenByTheLaterOne() =>
        Assert.Equal(new AnswerContent("m", "because", "from the other device"), Merge(Basis with { Ticks = "m" }, (Me, new("b", "because", "from the other device"))).Content);

    [Fact]
    public void Of_OwnSaveOverTheOthers_IsNoConflictEither()
    {
        AnswerMerge merge = Merge(Basis with { Ticks = "m" }, (Other, Basis with { Ticks = "b" }), (Me, Basis with { Ticks = "c" }), (Other, new("c", "because", "theirs")));
        Assert.Equal((AnswerParts.None, new AnswerContent("m", "because", "theirs")), (merge.Conflicts, merge.Content));
    }

    [Fact]
    public void Of_AnotherOverOwnSave_IsAConflict() =>
        Assert.Equal(AnswerParts.Ticks, Merge(Basis with { Ticks = "m" }, (Me, Basis with { Ticks = "c" }), (Other, Basis with { Ticks = "b" })).Conflicts);

    [Theory]
    [InlineData(Me)]
    [InlineData(Other)]
    public void Of_WhatArrivedBefore_TakesNothingAndAsksNothing(string later)
    {
        AnswerMerge merge = Merge(Basis with { Ticks = "m" }, (Me, Basis with { Ticks = "m" }), (later, Basis with { Ticks = "b" }));
        Assert.Equal((AnswerParts.None, AnswerParts.None, Basis with { Ticks = "b" }), (merge.Changed, merge.Conflicts, merge.Content));
    }

    [Fact]
    public void Of_WhatArrivedBeforeAndMore_TakesWhatIsMore()
    {
        AnswerMerge merge = Merge(new("m", "because", "more"), (Me, Basis with { Ticks = "m" }), (Other, Basis with { Ticks = "b" }));
        Assert.Equal((AnswerParts.None, new AnswerContent("b", "because", "more")), (merge.Conflicts, merge.Content));
    }

    private static AnswerMerge Merge(AnswerContent typed, params (string User, AnswerContent Content)[] since) => AnswerMerge.Of(
        typed,
        Basis,
        since[^1].Content,
        since.Select((saved, place) => new AnswerRevision
        {
            EvaluationId = Guid.Empty,
            ElementId = "1.1",
            Version = place + 2,
            Ticks = saved.Content.Ticks,
            Reason = saved.Content.Reason,
            Note = saved.Content.Note,
            SavedById = saved.User,
            SavedAt = DateTimeOffset.UnixEpoch,
        }),
        Me);
}
