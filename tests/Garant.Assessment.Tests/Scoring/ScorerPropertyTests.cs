using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Assessment.Tests.Scoring;

/// <summary>What must hold for every framework, every kind of organisation and all answers.</summary>
public sealed class ScorerPropertyTests
{
    private const int Rounds = 2000;
    private static readonly Fraction Zero = Fraction.Of(0m), Hundred = Fraction.Of(100m);

    [Fact]
    public void Score_AnyAnswers_IsTheFormula()
    {
        foreach ((Framework framework, OrganisationKind? kind, Random random, string round) in Draw())
        {
            AnswerSheet sheet = RandomFramework.DrawFullAnswers(framework, random);
            EvaluationScore score = new Scorer(framework, kind).Score(sheet);

            Assert.True(score.Exact == Reference.Score(framework, kind, sheet), round);
            foreach (SectionScore section in score.Sections)
            {
                Assert.True(section.Exact == Reference.Score(framework, kind, sheet, section.SectionId), round);
                Assert.Equal(Reference.Sums(framework, kind, sheet, section.SectionId), (section.Points, section.NotConcerned, section.Maximum));
            }
        }
    }

    [Fact]
    public void Counted_OfEverySectionAndTheWhole_LeadsToTheScore()
    {
        int sums = 0;
        foreach ((Framework framework, OrganisationKind? kind, Random random, string round) in Draw())
        {
            AnswerSheet sheet = RandomFramework.DrawFullAnswers(framework, random);
            EvaluationScore score = new Scorer(framework, kind).Score(sheet);

            Assert.Equal(Reference.Sums(framework, kind, sheet), (score.Points, score.NotConcerned, score.Maximum));
            foreach ((Fraction? exact, decimal maximum, Fraction counted) in score.Sections
                .Select(section => (section.Exact, section.Maximum, section.Counted))
                .Append((score.Exact, score.Maximum, score.Counted))
                .Where(sum => sum.Maximum > 0))
            {
                Assert.True(exact * Fraction.Of(maximum) == Hundred * counted, round);
                sums++;
            }
        }

        Assert.True(sums > Rounds);
    }

    [Fact]
    public void ElementScores_OfASection_AddUpToIt()
    {
        foreach ((Framework framework, OrganisationKind? kind, Random random, string round) in Draw())
        {
            AnswerSheet sheet = RandomFramework.DrawAnswers(framework, random, random.NextDouble());
            Scorer scorer = new(framework, kind);
            ILookup<string, ElementScore> elements = scorer.ElementScores(sheet).ToLookup(element => element.ElementId.Split('.')[0]);

            Assert.All(scorer.Score(sheet).Sections, section => Assert.True(
                (section.Points, section.Maximum, section.NotConcerned) == (
                    elements[section.SectionId].Sum(element => element.Points),
                    elements[section.SectionId].Sum(element => element.Maximum),
                    elements[section.SectionId].Where(element => element.State is ElementState.NotApplicable or ElementState.SwitchedOff).Sum(element => element.Maximum)),
                round));
        }
    }

    [Fact]
    public void Score_AnyWeights_StaysWithin0And100()
    {
        foreach ((Framework framework, OrganisationKind? kind, Random random, string round) in Draw())
        {
            EvaluationScore score = new Scorer(framework, kind).Score(RandomFramework.DrawAnswers(framework, random, random.NextDouble()));

            foreach (ScoreRange range in score.Sections.Select(section => section.Range).Append(score.Range))
            {
                Assert.True(Zero <= range.Worst && range.Worst <= range.Best && range.Best <= Hundred, round);
            }
        }
    }

    [Fact]
    public void Score_BestAnswers_Is100WithAnyWeights()
    {
        foreach ((Framework framework, OrganisationKind? kind, _, string round) in Draw())
        {
            EvaluationScore score = new Scorer(framework, kind).Score(Best(framework));

            Assert.True(score.Exact == Hundred, round);
            Assert.All(score.Sections, section => Assert.Equal(100m, section.Published));
            Assert.Empty(new Scorer(framework, kind).Potentials(Best(framework)));
        }
    }

    [Fact]
    public void Score_BetterItemTicked_NeverLowers()
    {
        foreach ((Framework framework, OrganisationKind? kind, Random random, string round) in Draw())
        {
            Scorer scorer = new(framework, kind);
            AnswerSheet sheet = RandomFramework.DrawFullAnswers(framework, random);
            Fraction before = scorer.Score(sheet).Exact!.Value;
            foreach (Element element in framework.Elements.Where(element => sheet.TicksOf(element.Id).Count > 0 && !Reference.IsSwitchedOff(element, sheet)))
            {
                IReadOnlySet<string> ticks = sheet.TicksOf(element.Id);
                decimal present = element.Items.Where(item => ticks.Contains(item.Id)).Sum(item => item.Points);
                foreach (AnswerItem item in element.Items.Where(item => !item.StandsAlone && !framework.IsConditioning(item.Id)))
                {
                    if ((element.Type == AnswerType.Multiple && !ticks.Any(id => id == element.None?.Id && framework.IsConditioning(id))) || (item.Points > present && !ticks.Any(framework.IsConditioning)))
                    {
                        AnswerSheet better = sheet.With(element.Id, element.Type == AnswerType.Multiple ? [.. ticks.Where(id => id != element.None?.Id), item.Id] : [item.Id]);
                        Assert.True(scorer.Score(better).Exact!.Value >= before, $"{round}, {item.Id}");
                    }
                }
            }
        }
    }

    [Fact]
    public void Score_NothingConcerned_IsTheCompensation()
    {
        foreach ((Framework drawn, OrganisationKind? kind, _, string round) in Draw())
        {
            Framework framework = SmallFramework.Of(
                drawn.Compensation,
                [.. drawn.Sections.Select(section => section with { Elements = [.. section.Elements.Select(element => element.Switch is null ? element.WithSwitch() : element)] })]);
            AnswerSheet sheet = RandomFramework.WithoutStale(framework, framework.Answer([.. framework.Elements.Select(element => element.Switch!.Id)]));
            EvaluationScore score = new Scorer(framework, kind).Score(sheet);

            Assert.True(score.Exact == Fraction.Of(100m * framework.Compensation), round);
            Assert.All(score.Sections, section => Assert.Equal(100m * framework.Compensation, section.Published));
        }
    }

    [Fact]
    public void Score_AnswersInAnotherOrder_IsTheSame()
    {
        foreach ((Framework framework, OrganisationKind? kind, Random random, _) in Draw())
        {
            AnswerSheet sheet = RandomFramework.DrawAnswers(framework, random, 0.8);
            AnswerSheet shuffled = new(framework.Id, sheet.Elements
                .OrderBy(_ => random.Next())
                .Select(id => KeyValuePair.Create(id, (IEnumerable<string>)[.. sheet.TicksOf(id).OrderBy(_ => random.Next())])));
            Scorer scorer = new(framework, kind);
            EvaluationScore one = scorer.Score(sheet), other = scorer.Score(shuffled);

            Assert.Equal(one with { Sections = [] }, other with { Sections = [] });
            Assert.Equal(one.Sections, other.Sections);
        }
    }

    [Fact]
    public void Contributions_AnyAnswers_AddUpToTheScoreExactly()
    {
        foreach ((Framework framework, OrganisationKind? kind, Random random, string round) in Draw())
        {
            Scorer scorer = new(framework, kind);
            AnswerSheet sheet = RandomFramework.DrawAnswers(framework, random, random.Next(2) + 0.5);
            Fraction sum = scorer.Contributions(sheet).Aggregate(default(Fraction), (total, part) => total + part.Score);

            Assert.True(sum == Reference.Score(framework, kind, sheet), round);
            Assert.True(scorer.Score(sheet).Exact is null || scorer.Score(sheet).Exact == sum, round);
        }
    }

    [Fact]
    public void Potentials_BestAnswerGiven_RaisesTheScoreByTheGain()
    {
        foreach ((Framework framework, OrganisationKind? kind, Random random, string round) in Draw())
        {
            AnswerSheet sheet = RandomFramework.DrawAnswers(framework, random, random.Next(2) + 0.5);
            Fraction before = Reference.Score(framework, kind, sheet);
            IReadOnlyList<ElementPotential> potentials = new Scorer(framework, kind).Potentials(sheet);
            foreach (ElementPotential potential in potentials)
            {
                AnswerSheet better = sheet.With(potential.ElementId, [.. Best(framework).TicksOf(potential.ElementId), .. Kept(potential.ElementId)]);
                Assert.True(Reference.Score(framework, kind, better) - before == potential.Gain, $"{round}, {potential.ElementId}");
            }

            Assert.Equal(potentials.OrderByDescending(potential => potential.Gain), potentials);
            IEnumerable<string> Kept(string id) => framework.FindElement(id)!.Type == AnswerType.Multiple ? sheet.TicksOf(id) : [];
        }
    }

    /// <summary>The best answer to every element; none ticks an item that takes another element away.</summary>
    private static AnswerSheet Best(Framework framework) => framework.Answer([.. framework.Elements.SelectMany(element => element.Type == AnswerType.Single
        ? [element.Items.MaxBy(item => item.Points)!.Id]
        : element.Items.Where(item => item.Points > 0).Select(item => item.Id))]);

    private static IEnumerable<(Framework Framework, OrganisationKind? Kind, Random Random, string Round)> Draw()
    {
        for (int round = 0; round < Rounds; round++)
        {
            Random random = new(round);
            Framework framework = RandomFramework.Draw(random);
            yield return (framework, RandomFramework.DrawKind(framework, random), random, $"round {round}");
        }
    }
}
