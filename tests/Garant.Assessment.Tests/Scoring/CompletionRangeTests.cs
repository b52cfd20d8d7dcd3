using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using static Garant.Assessment.Tests.SmallFramework;

namespace Garant.Assessment.Tests.Scoring;

public sealed class CompletionRangeTests(ITestOutputHelper output)
{
    private const int Rounds = 1500;
    private const int MostCompletions = 4000;

    [Fact]
    public void Range_AnyPartialAnswers_IsWhatEveryCompletionTogetherGives()
    {
        int compared = 0, completions = 0;
        for (int round = 0; round < Rounds; round++)
        {
            Random random = new(round);
            Framework framework = RandomFramework.Draw(random);
            OrganisationKind? kind = RandomFramework.DrawKind(framework, random);
            AnswerSheet sheet = RandomFramework.DrawAnswers(framework, random, random.NextDouble() * 0.9);
            if (framework.Elements.Where(element => sheet.TicksOf(element.Id).Count == 0).Aggregate(1.0, (product, element) => product * Reference.Answers(element).Count()) > MostCompletions)
            {
                continue;
            }

            EvaluationScore score = new Scorer(framework, kind).Score(sheet);
            List<AnswerSheet> all = [.. Reference.Completions(framework, sheet)];
            completions += all.Count;
            Compare(score.Range, null);
            foreach (SectionScore section in score.Sections.Where(section => !section.Progress.IsComplete))
            {
                Compare(section.Range, section.SectionId);
            }

            void Compare(ScoreRange range, string? section)
            {
                compared++;
                List<Fraction> scores = [.. all
                    .Select(completion => Reference.Sums(framework, kind, completion, section))
                    .Distinct()
                    .Select(sums => Reference.Score(sums, framework.Compensation))];
                Assert.True(scores.Min() == range.Worst && scores.Max() == range.Best, $"round {round}, section {section ?? "all"}: {range}, but {scores.Min()} to {scores.Max()}");
            }
        }

        output.WriteLine($"{compared} ranges of {Rounds} frameworks compared with {completions} completions");
        Assert.True(compared > Rounds);
    }

    [Fact]
    public void Range_EachAnswerGiven_NarrowsToTheScore()
    {
        for (int round = 0; round < 500; round++)
        {
            Random random = new(round);
            Framework framework = RandomFramework.Draw(random);
            Scorer scorer = new(framework);
            AnswerSheet full = RandomFramework.DrawFullAnswers(framework, random);
            AnswerSheet sheet = AnswerSheet.Empty(framework.Id);
            ScoreRange before = scorer.Score(sheet).Range;
            foreach (string id in full.Elements.OrderBy(_ => random.Next()))
            {
                sheet = sheet.With(id, full.TicksOf(id));
                ScoreRange after = scorer.Score(sheet).Range;
                Assert.True(before.Worst <= after.Worst && after.Best <= before.Best, $"round {round} at {id}");
                before = after;
            }

            Assert.True(before.Worst == before.Best && before.Best == scorer.Score(full).Exact, $"round {round}");
        }
    }

    [Fact]
    public void Range_ParentOpenAboveGoodChild_WorstTakesTheChildAway()
    {
        Framework framework = Of(Section("1", Single("1.1", 0m, 0m, 1m), Single("1.2", 0m, 3m).NotWhen("1.1.a")));
        ScoreRange range = new Scorer(framework).Score(framework.Answer("1.2.b")).Range;

        // Worst: 1.1.a, so that N = 3, P = 0: 25 · 1.5. With 1.1.b it is 75, with 1.1.c 100.
        Assert.Equal(new ScoreRange(Fraction.Of(37.5m), Fraction.Of(100m)), range);
    }

    [Fact]
    public void Range_ParentOpenAboveBadChild_BestTakesTheChildAway()
    {
        Framework framework = Of(Section("1", Multiple("1.1", 0m, 1m), Single("1.2", 0m, 3m).NotWhen("1.1.a")));
        ScoreRange range = new Scorer(framework).Score(framework.Answer("1.2.a")).Range;

        // Best: both items of 1.1, so that P = 1, N = 3: 25 · (1 · 2.5/1 + 1.5). Worst: 1.1.b alone, 25, or 1.1.a alone, 37.5.
        Assert.Equal(new ScoreRange(Fraction.Of(25m), Fraction.Of(100m)), range);
    }

    [Fact]
    public void Range_NoItemIsWorthless_WorstMayBeTheSwitch()
    {
        Framework framework = Of(0.25m, Section("1", Single("1.1", 1m, 2m).WithSwitch()));

        Assert.Equal(new ScoreRange(Fraction.Of(25m), Fraction.Of(100m)), new Scorer(framework).Score(AnswerSheet.Empty(Id)).Range);
    }

    [Fact]
    public void Range_ConditionInAnotherSection_MovesThatSectionsRange()
    {
        Framework framework = Of(
            Section("1", Single("1.1", 0m, 1m)),
            Section("2", Single("2.1", 1m, 2m).NotWhen("1.1.a"), Single("2.2", 0m, 2m)));
        SectionScore section = new Scorer(framework).Score(framework.Answer("2.1.b")).Sections[1];

        // Worst: 1.1.a and 2.2.a, M = 4, N = 2, P = 0. Best: 2.2.b.
        Assert.Equal(new ScoreRange(Fraction.Of(25m), Fraction.Of(100m)), section.Range);
    }
}
