namespace Garant.Conformal.Tests.Guarantees;

/// <summary>A row of a regression: what the model said of its middle and its spread, what was observed, and a group.</summary>
internal sealed record TargetRow(double Prediction, double Target, double Spread, int Group)
{
    public double Lower => Prediction - Spread / 2;

    public double Upper => Prediction + Spread / 2;

    public static double[] Column(IEnumerable<TargetRow> rows, Func<TargetRow, double> column) => [.. rows.Select(column)];
}
