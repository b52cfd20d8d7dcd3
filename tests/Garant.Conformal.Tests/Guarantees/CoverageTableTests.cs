using System.Xml.Linq;
using Garant.Conformal.Classification;
using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Guarantees;

/// <summary>The mean coverage of every method that predicts, on awkward data: a method without a row here fails.</summary>
public sealed class CoverageTableTests
{
    private const int Repetitions = 400;

    /// <summary>Rows to calibrate with and level: from too few rows for the level to enough.</summary>
    private static readonly (int Rows, decimal Level)[] Sizes = [(5, 0.8m), (12, 0.9m), (25, 0.95m), (40, 0.9m), (40, 0.995m)];

    /// <summary>What predicts and promises no coverage. Each says so in its first sentence and stands in the guide.</summary>
    private static readonly string[] WithoutAGuarantee =
    [
        "CrossConformal.PredictAround", "CrossConformalClassifier.PredictMean", "NaivePredictionSets.Predict",
    ];

    /// <summary>What predicts a number and not where the truth lies.</summary>
    private static readonly string[] Points = ["CrossConformal.PredictPoint", "JackknifeAfterBootstrap.PredictPoint"];

    public static TheoryData<string> LabelKinds => [.. LabelData.Kinds.Keys];

    public static TheoryData<string> TargetKinds => [.. TargetData.Kinds.Keys];

    public static TheoryData<string> LabelsKinds => [.. LabelsRow.Kinds.Keys];

    [Fact]
    public void Table_EveryMemberThatPredicts_HasARow()
    {
        string[] predicting = [.. typeof(SplitConformal).Assembly.GetExportedTypes()
            .Where(type => type.Namespace is "Garant.Conformal.Classification" or "Garant.Conformal.MultiLabel" or "Garant.Conformal.Regression")
            .SelectMany(type => type.GetMethods()
                .Where(method => method.DeclaringType == type && method.Name.StartsWith("Predict", StringComparison.Ordinal))
                .Select(method => $"{type.Name.Split('`')[0]}.{method.Name}"))
            .Distinct().Order()];
        string[] rows = [.. LabelMethod.All.Select(method => method.Member), .. TargetMethod.All.Select(method => method.Member), .. LabelsMethod.All.Select(method => method.Member), .. WithoutAGuarantee, .. Points];
        Assert.True(predicting.Length > 15, $"only {predicting.Length} members predict");
        Assert.Equal(predicting, rows.Distinct().Order());
    }

    [Fact]
    public void WithoutAGuarantee_EachMember_SaysSoFirst()
    {
        XDocument documentation = XDocument.Load(Path.ChangeExtension(typeof(SplitConformal).Assembly.Location, ".xml"));
        foreach (string member in (string[])[.. WithoutAGuarantee, "Tails.Shortest", "LastLabel.Excluded"])
        {
            string[] summaries = [.. documentation.Descendants("member")
                .Where(one => one.Attribute("name")!.Value.Split('(')[0].EndsWith("." + member, StringComparison.Ordinal))
                .Select(one => one.Element("summary")!.Value.Split(". ")[0])];
            Assert.NotEmpty(summaries);
            Assert.All(summaries, summary => Assert.Contains("no guarantee", summary.Replace("ithout a guarantee", " no guarantee", StringComparison.Ordinal), StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(LabelKinds))]
    public void Coverage_OfSets_IsAtLeastTheTheorem(string kind) => Assert.Empty(Faults(
        LabelMethod.All, (seed, rows) => LabelData.Draw(kind, new(seed), rows), (method, rows, row, level) => method.Covers(rows, row, level), (method, level) => method.Promise(level)));

    [Theory]
    [MemberData(nameof(TargetKinds))]
    public void Coverage_OfIntervals_IsAtLeastTheTheorem(string kind) => Assert.Empty(Faults(
        TargetMethod.All, (seed, rows) => TargetData.Draw(kind, new(seed), rows), (method, rows, row, level) => method.Covers(rows, row, level), (method, level) => method.Promise(level)));

    [Theory]
    [MemberData(nameof(LabelsKinds))]
    public void Coverage_OfSeveralLabels_IsAtLeastTheTheorem(string kind) => Assert.Empty(Faults(
        LabelsMethod.All, (seed, rows) => LabelsRow.Draw(kind, new(seed), rows), (method, rows, row, level) => method.Covers(rows, row, level), (_, level) => level));

    /// <summary>Draws break the ties of hard votes too, so that sets are no larger than they have to be.</summary>
    [Theory]
    [InlineData("aps")]
    [InlineData("raps")]
    [InlineData("saps")]
    public void Coverage_OfVotesWithDraws_IsTheLevel(string score)
    {
        const int Rows = 19, Seeds = 4000;
        double mean = Enumerable.Range(0, Seeds).Average(seed =>
        {
            LabelRow[] rows = LabelData.Draw("votes", new(seed), Rows + 1);
            ConformalClassifier sets = ConformalClassifier.Calibrate(LabelScore.Named(score), LabelRow.Matrix(rows[..Rows]), LabelRow.Labels(rows[..Rows]), LabelRow.Draws(rows[..Rows]));
            PredictionSets set = new(1, rows[Rows].Probabilities.Length);
            sets.Predict(rows[Rows].Probabilities, 0.9m, set, [rows[Rows].Draw]);
            return set.Contains(0, rows[Rows].Label) ? 1.0 : 0.0;
        });
        Assert.InRange(mean, 0.9 - 0.019, 0.9 + 0.019);
    }

    /// <summary>The naive sets are there to be compared with: on a model too sure of itself they must fall short, or the data are too kind to find a fault.</summary>
    [Fact]
    public void Coverage_OfNaiveSets_FallsShort()
    {
        LabelRow[] rows = LabelData.Draw("saturated", new(1), 2000);
        Assert.True(rows.Average(row => NaivePredictionSets.Predict(row.Probabilities, 0.95m).Contains(row.Label) ? 1 : 0) < 0.8);
    }

    private static List<string> Faults<TMethod, TRow>(
        IReadOnlyList<TMethod> methods, Func<int, int, TRow[]> draw, Func<TMethod, TRow[], TRow, decimal, bool> covers, Func<TMethod, decimal, decimal> promise)
    {
        List<string> faults = [];
        foreach ((int rows, decimal level) in Sizes)
        {
            TRow[][] samples = [.. Enumerable.Range(0, Repetitions).Select(seed => draw(seed, rows + 1))];
            foreach (TMethod method in methods)
            {
                double mean = samples.Average(sample => covers(method, sample[..rows], sample[rows], level) ? 1.0 : 0.0), least = (double)promise(method, level);
                if (mean < least - 4 * Math.Sqrt(least * (1 - least) / Repetitions))
                {
                    faults.Add($"{method}, {rows} rows at {level}: {mean} are covered, and {least} are promised");
                }
            }
        }

        return faults;
    }
}
