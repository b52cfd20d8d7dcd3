namespace Garant.Conformal.Tests;

/// <summary>Seeded random data.</summary>
internal sealed class Draws(int seed)
{
    public Random Random { get; } = new(seed);

    public double Normal() => Math.Sqrt(-2 * Math.Log(1 - Random.NextDouble())) * Math.Cos(2 * Math.PI * Random.NextDouble());

    public double[] Normals(int count) => [.. Enumerable.Range(0, count).Select(_ => Normal())];

    public double[] Uniforms(int count) => [.. Enumerable.Range(0, count).Select(_ => Random.NextDouble())];

    /// <summary>A row of probabilities and a label drawn from other, flatter ones: an overconfident model.</summary>
    public (double[] Row, int Label) Classified(int classes)
    {
        double[] scores = Normals(classes);
        double[] truth = Softmax(scores, 1), row = Softmax(scores, 2);
        double draw = Random.NextDouble();
        int label = 0;
        while (label < classes - 1 && draw >= truth[label])
        {
            draw -= truth[label++];
        }

        return (row, label);
    }

    private static double[] Softmax(double[] scores, double sharpness)
    {
        double[] row = [.. scores.Select(score => Math.Exp(sharpness * score))];
        double sum = row.Sum();
        return [.. row.Select(p => p / sum)];
    }
}
