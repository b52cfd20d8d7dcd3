using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Assessment.Tests.Importing;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Upgrading;

/// <summary>Every pair of an older and a newer published version, where they are at hand.</summary>
public sealed class PublishedUpgradesTests(ITestOutputHelper output)
{
    private static readonly string[] Versions = ["202101", "202102", "202201", "202301"];

    [Theory]
    [InlineData("202101", "202102", "202101>202102")]
    [InlineData("202101", "202201", "202101>202102 202102>202201")]
    [InlineData("202101", "202301", "202101>202102 202102>202301")]
    [InlineData("202102", "202201", "202102>202201")]
    [InlineData("202102", "202301", "202102>202301")]
    [InlineData("202201", "202301", "202201<202102 202102>202301")]
    public void Apply_AnyFullSheet_IsTotal(string from, string to, string steps)
    {
        UpgradePlan plan = Planner().Find(from, to)!;
        int carried = 0, dropped = 0;

        Assert.Equal(steps, Tables.Steps(plan));
        Assert.Equal(plan.To.Elements.Select(element => element.Id).Order(), plan.Table.Elements.Keys.Order());
        Assert.Equal(plan.To.Elements.SelectMany(element => element.Items).Select(item => item.Id).Order(), plan.Table.Items.Keys.Order());
        Assert.All(plan.Table.Items.Values.OfType<string>(), source => Assert.NotNull(plan.From.FindItem(source)));
        for (int round = 0; round < 200; round++)
        {
            AnswerSheet sheet = RandomFramework.DrawFullAnswers(plan.From, new Random(round));
            Dictionary<string, string> notes = plan.From.Elements.ToDictionary(element => element.Id, element => $"note {element.Id}");
            UpgradeResult result = EvaluationUpgrade.Apply(plan, sheet, notes);

            EvaluationUpgradeTests.AssertAccounted(plan, sheet, result, $"{from} → {to}, round {round}");
            Assert.Empty(AnswerCheck.Faults(plan.To, result.Answers));
            EvaluationScore score = new Scorer(plan.To).Score(result.Answers);
            Assert.True(score.Range.Worst <= score.Range.Best);
            Assert.True(result.Before.Worst == result.Before.Best);
            Assert.Equal(notes.Values.Order(), result.Notes.Values.Concat(result.ArchivedNotes.Values).Distinct().Order());
            carried += result.Answers.Elements.Sum(id => result.Answers.TicksOf(id).Count);
            dropped += result.Dropped.Count;
        }

        output.WriteLine($"{from} → {to} by {steps}: {carried} ticks carried, {dropped} dropped and listed");
        foreach (UpgradeRemark remark in plan.Remarks)
        {
            output.WriteLine(remark.ToString());
        }

        Assert.True(carried > dropped);
    }

    [Fact]
    public void Find_202201To202301_KeepsElementWithTheSameText()
    {
        UpgradePlan plan = Planner().Find("202201", "202301")!;
        Element element = plan.To.FindElement("3.1")!;

        Assert.Equal(new ElementUpgrade("3.1", Badge.Unchanged, LocalizedText.Empty), plan.Table.Elements["3.1"]);
        Assert.All(element.Items, item => Assert.Equal(item.Id, plan.Table.Items[item.Id]));
    }

    [Fact]
    public void Find_202101To202201_RemarksWhatTheDirectTableSaysOtherwise() =>
        Assert.Contains(Planner().Find("202101", "202201")!.Remarks, remark => remark.ToString().Contains("which 202101 does not have", StringComparison.Ordinal));

    [Fact]
    public void NewerThan_EachVersion_IsAllThatCameAfter()
    {
        UpgradePlanner planner = Planner();

        Assert.All(Versions, version => Assert.Equal(
            Versions.Where(other => string.CompareOrdinal(other, version) > 0).Reverse(),
            planner.NewerThan(version).Select(framework => framework.Id)));
    }

    private static UpgradePlanner Planner() => new(Versions.Select(version => PublishedVersion.Read(version).Framework!));
}
