namespace Garant.Conformal.Tests.Guarantees;

/// <summary>Intervals on awkward rows: covered without chance, one by one.</summary>
public sealed class TargetGuaranteeTests
{
    private static readonly decimal[] Levels = [0.5m, 0.75m, 0.8m, 0.9m, 0.95m, 0.995m];

    public static TheoryData<string> Kinds => [.. TargetData.Kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Predict_EachRowOfABagInTurn_CoversAsManyAsTheLevelSays(string kind)
    {
        int turns = 0;
        List<string> faults = [];
        for (int seed = 0; seed < 30; seed++)
        {
            TargetRow[] bag = TargetData.Draw(kind, new(seed), 4 + seed);
            foreach (TargetMethod method in TargetMethod.All.Where(method => method.Turns is not null))
            {
                foreach (decimal level in Levels)
                {
                    int covered = bag.Where((row, turn) => method.Covers([.. bag[..turn], .. bag[(turn + 1)..]], row, level)).Count();
                    if (covered < method.Turns!(level, bag.Length))
                    {
                        faults.Add($"{method}, {kind}, seed {seed}, level {level}: {covered} of {bag.Length} are covered");
                    }

                    turns += bag.Length;
                }
            }
        }

        Assert.Empty(faults);
        Assert.True(turns > 100_000, $"only {turns} turns were taken");
    }
}
