namespace Garant.Conformal.Tests.Guarantees;

/// <summary>A row of a classifier: what the model said, what was observed, a draw, and a group that does not depend on the label.</summary>
internal sealed record LabelRow(double[] Probabilities, int Label, double Draw, int Group)
{
    public static double[] Matrix(IEnumerable<LabelRow> rows) => [.. rows.SelectMany(row => row.Probabilities)];

    public static int[] Labels(IEnumerable<LabelRow> rows) => [.. rows.Select(row => row.Label)];

    public static double[] Draws(IEnumerable<LabelRow> rows) => [.. rows.Select(row => row.Draw)];
}
