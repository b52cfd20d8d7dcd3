namespace Garant.Conformal.Tests.Guarantees;

/// <summary>Several labels a row on awkward rows: the promise without chance, one by one, and the p-values that say the same.</summary>
public sealed class LabelsGuaranteeTests
{
    private static readonly decimal[] Levels = [0.5m, 0.75m, 0.8m, 0.9m, 0.95m, 0.995m];

    public static TheoryData<string> Kinds => [.. LabelsRow.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_EachRowOfABagInTurn_HoldsAsOftenAsTheLevelSays(string kind)
    {
        int turns = 0;
        for (int seed = 0; seed < 30; seed++)
        {
            LabelsRow[] bag = LabelsRow.Draw(kind, new(seed), 4 + seed);
            foreach (LabelsMethod method in LabelsMethod.All)
            {
                foreach (decimal level in Levels)
                {
                    int held = bag.Where((row, turn) => method.Covers([.. bag[..turn], .. bag[(turn + 1)..]], row, level)).Count();
                    Assert.True(held >= Math.Ceiling(level * bag.Length), $"{method}, {kind}, seed {seed}, level {level}: {held} of {bag.Length} hold");
                    turns += bag.Length;
                }
            }
        }

        Assert.True(turns > 10_000, $"only {turns} turns were taken");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_AnyLevel_LeavesExactlyWhatHasAPValueAboveAlpha(string kind)
    {
        int compared = 0;
        for (int seed = 0; seed < 40; seed++)
        {
            LabelsRow[] rows = LabelsRow.Draw(kind, new(100 + seed), new[] { 19, 24, 39, 7, 59 }[seed % 5]);
            LabelsRow test = LabelsRow.Kinds[kind](new(200 + seed));
            compared += LabelsMethod.All.Sum(method => Levels.Sum(level => method.Compare(rows, test, level)));
        }

        Assert.True(compared > 1000, $"only {compared} answers were compared");
    }
}
