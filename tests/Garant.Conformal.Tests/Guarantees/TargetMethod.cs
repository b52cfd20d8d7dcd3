using Garant.Conformal.Regression;

namespace Garant.Conformal.Tests.Guarantees;

/// <summary>A way to predict intervals, with what it promises.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Member">The type and method that it stands for.</param>
/// <param name="Covers">Whether the interval of a row holds its target.</param>
internal sealed record TargetMethod(string Name, string Member, Func<TargetRow[], TargetRow, decimal, bool> Covers)
{
    /// <summary>What the theorem gives for a level.</summary>
    public Func<decimal, decimal> Promise { get; init; } = level => level;

    /// <summary>How many of n + 1 rows in turn are covered at least; <c>null</c> where the models change with the turn.</summary>
    public Func<decimal, int, decimal>? Turns { get; init; } = (level, rows) => Math.Ceiling(level * rows);

    private static readonly IConformityScore[] Scores = [ConformityScore.Absolute, ConformityScore.Gamma, ConformityScore.DeviationNormalized, ConformityScore.ResidualNormalized];

    private static decimal TwoTails(decimal level, int rows) => rows - 2 * Math.Floor((1 - level) / 2 * rows);

    public static IReadOnlyList<TargetMethod> All { get; } = [.. Scores.SelectMany(OfScore), .. Others(), .. Refitted()];

    public override string ToString() => Name;

    private static IEnumerable<TargetMethod> OfScore(IConformityScore score)
    {
        foreach (Tails tails in new[] { Tails.Symmetric, Tails.Equal })
        {
            Func<decimal, int, decimal>? turns = tails == Tails.Equal ? TwoTails : (level, rows) => Math.Ceiling(level * rows);
            yield return new($"split, {score.Name}, {tails}", "SplitConformal.Predict", (rows, row, level) => SplitConformal
                .Calibrate(Predictions(rows), Targets(rows), score, tails, Spreads(rows)).Predict(row.Prediction, level, Spread(row)).Contains(row.Target))
            { Turns = turns };
            yield return new($"group, {score.Name}, {tails}", "GroupedIntervals.Predict", (rows, row, level) =>
            {
                double[] lower = new double[1], upper = new double[1];
                SplitConformal.CalibrateByGroup<int>(Predictions(rows), Targets(rows), Groups(rows), UnseenGroup.UseMarginal, score, tails, Spreads(rows))
                    .Predict([row.Prediction], [row.Group], level, lower, upper, score.NeedsSpread ? [row.Spread] : []);
                return new Interval(lower[0], upper[0]).Contains(row.Target);
            })
            { Turns = null };
            yield return new($"weighted alike, {score.Name}, {tails}", "WeightedSplitConformal.Predict", (rows, row, level) => WeightedSplitConformal
                .Calibrate(Predictions(rows), Targets(rows), [.. rows.Select(_ => 0.7)], score, tails == Tails.Symmetric, Spreads(rows)).Predict(row.Prediction, 0.7, level, Spread(row)).Contains(row.Target))
            { Turns = turns };
            foreach ((string kind, Func<TargetRow, double[]> features) in new (string, Func<TargetRow, double[]>)[]
            {
                ("a constant", _ => [1.0]),
                ("groups", row => [row.Group, 1.0 - row.Group]),
                ("a slope", row => [1.0, row.Spread - 0.3]),
            })
            {
                yield return new($"conditional on {kind}, {score.Name}, {tails}", "ConditionalConformal.Predict", (rows, row, level) => ConditionalConformal
                    .Calibrate(Predictions(rows), Targets(rows), [.. rows.SelectMany(features)], score, tails == Tails.Symmetric, Spreads(rows))
                    .Predict(row.Prediction, features(row), level, spread: Spread(row)).Contains(row.Target))
                { Turns = turns };
            }
        }

        double[] Spreads(TargetRow[] rows) => score.NeedsSpread ? TargetRow.Column(rows, row => row.Spread) : [];
        double Spread(TargetRow row) => score.NeedsSpread ? row.Spread : double.NaN;
    }

    private static IEnumerable<TargetMethod> Others()
    {
        foreach (bool symmetric in new[] { true, false })
        {
            Func<decimal, int, decimal> turns = symmetric ? (level, rows) => Math.Ceiling(level * rows) : TwoTails;
            yield return new($"quantiles, {(symmetric ? "symmetric" : "each side")}", "ConformalizedQuantileRegression.Predict", (rows, row, level) => ConformalizedQuantileRegression
                .Calibrate(Lower(rows), Upper(rows), Targets(rows), symmetric).Predict(row.Lower, row.Upper, level).Contains(row.Target))
            { Turns = turns };
            yield return new($"quantiles in groups, {(symmetric ? "symmetric" : "each side")}", "GroupedIntervals.Predict", (rows, row, level) =>
            {
                double[] lower = new double[1], upper = new double[1];
                ConformalizedQuantileRegression.CalibrateByGroup<int>(Lower(rows), Upper(rows), Targets(rows), Groups(rows), UnseenGroup.UseMarginal, symmetric)
                    .Predict([row.Lower], [row.Upper], [row.Group], level, lower, upper);
                return new Interval(lower[0], upper[0]).Contains(row.Target);
            })
            { Turns = null };
            yield return new($"weighted quantiles, {(symmetric ? "symmetric" : "each side")}", "WeightedQuantileRegression.Predict", (rows, row, level) => WeightedQuantileRegression
                .Calibrate(Lower(rows), Upper(rows), Targets(rows), [.. rows.Select(_ => 0.7)], symmetric).Predict(row.Lower, row.Upper, 0.7, level).Contains(row.Target))
            { Turns = turns };
        }

        yield return new("predictive distribution", "ConformalPredictiveSystem.Predict", (rows, row, level) => ConformalPredictiveSystem
            .Calibrate(Predictions(rows), Targets(rows)).Predict(row.Prediction).Interval(level).Contains(row.Target))
        { Turns = TwoTails };
        yield return new("several targets, jointly", "MultiTargetConformal.Predict", (rows, row, level) => Box(MultiTargetConformal
            .CalibrateJointly(Pairs(rows, one => one.Prediction), Pairs(rows, one => one.Target), [1, 2]), row, level));
        yield return new("several targets, each", "MultiTargetConformal.Predict", (rows, row, level) => Box(MultiTargetConformal
            .CalibrateEach(Pairs(rows, one => one.Prediction), Pairs(rows, one => one.Target), 2), row, level))
        { Turns = TwoTails };
    }

    /// <summary>Fold models that are the model less the mean error of the rows they were trained on.</summary>
    private static IEnumerable<TargetMethod> Refitted()
    {
        foreach (Tails tails in new[] { Tails.Symmetric, Tails.Equal })
        {
            foreach (int folds in new[] { 3, int.MaxValue })
            {
                yield return new($"cross plus, {(folds == 3 ? "3 folds" : "leave-one-out")}, {tails}", "CrossConformal.PredictPlus", (rows, row, level) =>
                {
                    (CrossConformal cross, double[] models) = Cross(rows, folds, tails);
                    return cross.PredictPlus([.. models.Select(model => row.Prediction + model)], level).Contains(row.Target);
                })
                { Promise = level => 1 - 2 * (1 - level), Turns = null };
                yield return new($"cross minmax, {(folds == 3 ? "3 folds" : "leave-one-out")}, {tails}", "CrossConformal.PredictMinMax", (rows, row, level) =>
                {
                    (CrossConformal cross, double[] models) = Cross(rows, folds, tails);
                    return cross.PredictMinMax([.. models.Select(model => row.Prediction + model)], level).Contains(row.Target);
                })
                { Turns = null };
            }

            yield return new($"after bootstrap, {tails}", "JackknifeAfterBootstrap.PredictPlus", (rows, row, level) => AfterBootstrap(rows, row, tails, (model, at, lower, upper) => model.PredictPlus(at, level, lower, upper)))
            {
                Promise = level => 1 - 2 * (1 - level),
                Turns = null,
            };
            yield return new($"after bootstrap minmax, {tails}", "JackknifeAfterBootstrap.PredictMinMax", (rows, row, level) => AfterBootstrap(rows, row, tails, (model, at, lower, upper) => model.PredictMinMax(at, level, lower, upper)))
            {
                Promise = level => 1 - 2 * (1 - level),
                Turns = null,
            };
        }

        yield return new("cross quantiles", "CrossQuantileRegression.Predict", (rows, row, level) =>
        {
            int[] folds = Folds(rows, 3);
            double[] models = Models(rows, folds), lower = new double[1], upper = new double[1];
            CrossQuantileRegression.Calibrate([.. rows.Select((one, i) => one.Lower + models[folds[i]])], [.. rows.Select((one, i) => one.Upper + models[folds[i]])], Targets(rows), folds)
                .Predict([.. models.Select(model => row.Lower + model)], [.. models.Select(model => row.Upper + model)], level, lower, upper);
            return new Interval(lower[0], upper[0]).Contains(row.Target);
        })
        { Promise = level => 1 - 2 * (1 - level), Turns = null };
    }

    private delegate void Bounds(JackknifeAfterBootstrap model, ReadOnlySpan<double> at, Span<double> lower, Span<double> upper);

    private static bool AfterBootstrap(TargetRow[] rows, TargetRow row, Tails tails, Bounds bounds)
    {
        int[][] resamples = Bootstrap.Draw(rows.Length, 12, new(rows.Length));
        double[] models = [.. resamples.Select(drawn => drawn.Average(i => rows[i].Target - rows[i].Prediction))], lower = new double[1], upper = new double[1];
        JackknifeAfterBootstrap model = JackknifeAfterBootstrap.Calibrate(
            [.. models.SelectMany(shift => rows.Select(one => one.Prediction + shift))], Targets(rows), resamples, Aggregation.Mean, ConformityScore.Absolute, tails);
        bounds(model, [.. models.Select(shift => row.Prediction + shift)], lower, upper);
        return new Interval(lower[0], upper[0]).Contains(row.Target);
    }

    private static (CrossConformal Cross, double[] Models) Cross(TargetRow[] rows, int count, Tails tails)
    {
        int[] folds = Folds(rows, count);
        double[] models = Models(rows, folds);
        return (CrossConformal.Calibrate([.. rows.Select((row, i) => row.Prediction + models[folds[i]])], Targets(rows), folds, ConformityScore.Absolute, tails), models);
    }

    private static int[] Folds(TargetRow[] rows, int count) => [.. rows.Select((_, i) => i % Math.Min(count, rows.Length))];

    private static double[] Models(TargetRow[] rows, int[] folds) =>
        [.. Enumerable.Range(0, folds.Max() + 1).Select(fold => rows.Where((_, i) => folds[i] != fold).Select(row => row.Target - row.Prediction).DefaultIfEmpty(0).Average())];

    private static bool Box(MultiTargetConformal model, TargetRow row, decimal level)
    {
        Interval[] box = model.Predict([row.Prediction, 2 * row.Prediction], level);
        return box[0].Contains(row.Target) && box[1].Contains(2 * row.Target);
    }

    private static double[] Pairs(TargetRow[] rows, Func<TargetRow, double> column) => [.. rows.SelectMany(row => new[] { column(row), 2 * column(row) })];

    private static double[] Predictions(TargetRow[] rows) => TargetRow.Column(rows, row => row.Prediction);

    private static double[] Targets(TargetRow[] rows) => TargetRow.Column(rows, row => row.Target);

    private static double[] Lower(TargetRow[] rows) => TargetRow.Column(rows, row => row.Lower);

    private static double[] Upper(TargetRow[] rows) => TargetRow.Column(rows, row => row.Upper);

    private static int[] Groups(TargetRow[] rows) => [.. rows.Select(row => row.Group)];
}
