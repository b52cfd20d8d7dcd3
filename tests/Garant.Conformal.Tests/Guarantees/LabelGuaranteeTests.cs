using Garant.Conformal.Classification;

namespace Garant.Conformal.Tests.Guarantees;

/// <summary>Sets of labels on awkward rows: covered without chance, one by one, and the p-values that say the same.</summary>
public sealed class LabelGuaranteeTests
{
    private static readonly decimal[] Levels = [0.5m, 0.75m, 0.8m, 0.9m, 0.95m, 0.995m];

    public static TheoryData<string> Kinds => [.. LabelData.Kinds.Keys];

    /// <summary>Of n + 1 rows each in turn is the test row: whatever they are, the mean over the turns is the mean over all orders.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_EachRowOfABagInTurn_CoversAsManyAsTheLevelSays(string kind)
    {
        int turns = 0;
        for (int seed = 0; seed < 12; seed++)
        {
            LabelRow[] bag = LabelData.Draw(kind, new(seed), 3 + 3 * seed);
            foreach (LabelMethod method in LabelMethod.All.Where(method => method.IsSplit))
            {
                foreach (decimal level in Levels)
                {
                    int covered = bag.Where((row, turn) => method.Covers([.. bag[..turn], .. bag[(turn + 1)..]], row, level)).Count();
                    Assert.True(covered >= Math.Ceiling(level * bag.Length), $"{method}, {kind}, seed {seed}, level {level}: {covered} of {bag.Length} are covered");
                    turns += bag.Length;
                }
            }
        }

        Assert.True(turns > 100_000, $"only {turns} turns were taken");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_AnyLevel_HoldsExactlyTheLabelsWhosePValueExceedsAlpha(string kind)
    {
        int compared = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            // With 19, 24 or 39 rows every level below lies on a step of the p-values, or next to one.
            LabelRow[] rows = LabelData.Draw(kind, new(100 + seed), new[] { 19, 24, 39, 7 }[seed % 4]);
            LabelRow test = LabelData.Kinds[kind](new(200 + seed));
            foreach (LabelMethod method in LabelMethod.All.Where(method => method.PValues is not null))
            {
                (double P, int Count)[] pValues = method.PValues!(rows, test);
                foreach (decimal level in Levels)
                {
                    bool[] set = method.Sets(rows, test, level);
                    bool[] exceeds = [.. pValues.Select(one => ExactLevel.Exceeds(one.P, one.Count, 1 - level))];
                    Assert.True(set.SequenceEqual(exceeds), $"{method}, {kind}, seed {seed}, level {level}: the set is [{string.Join(" ", set)}] and the p-values are [{string.Join(" ", pValues)}]");
                    compared += set.Length;
                }
            }
        }

        Assert.True(compared > 1000, $"only {compared} labels were compared");
    }

    [Fact]
    public void PValues_EveryClassThatPredictsSets_HasThem()
    {
        // Sets of the conditional classifier at two levels come from two regressions, which may cross: no one number says in which it is.
        Type[] without = [.. typeof(ConformalClassifier).Assembly.GetExportedTypes()
            .Where(type => type.Namespace is "Garant.Conformal.Classification" or "Garant.Conformal.MultiLabel" && type.GetMethods().Any(method => !method.IsStatic && method.Name.StartsWith("Predict", StringComparison.Ordinal)))
            .Where(type => type.GetMethod("PValues") is null)];
        Assert.Equal([typeof(ConditionalClassifier)], without);
    }
}
