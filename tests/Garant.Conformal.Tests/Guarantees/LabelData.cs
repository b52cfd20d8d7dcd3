namespace Garant.Conformal.Tests.Guarantees;

/// <summary>Awkward rows of a classifier: models too sure of themselves, hard votes, ties, zeros, few classes.</summary>
internal static class LabelData
{
    public static IReadOnlyDictionary<string, Func<Random, LabelRow>> Kinds { get; } = new Dictionary<string, Func<Random, LabelRow>>
    {
        ["overconfident"] = random => Softmax(random, 5, 6),
        ["saturated"] = random => Softmax(random, 5, 40),
        ["votes"] = random => Votes(random, 5, 1),
        ["votes of two"] = random => Votes(random, 4, 2),
        ["two classes"] = random => Votes(random, 2, 1),
        ["tied"] = random => Votes(random, 3, 4),
        ["all alike"] = random => Row(random, [0.25, 0.25, 0.25, 0.25], random.Next(4)),
        ["one class"] = random => Row(random, random.Next(2) == 0 ? [1, 0, 0] : [0, 1, 0], 2),
        ["a single class"] = random => Row(random, [1], 0),
        ["quantised"] = random => Quantised(random, 4),
        ["a hair outside"] = random => random.Next(3) is var label && random.Next(4) > 0 ? Outside(random, label, label) : Outside(random, random.Next(3), random.Next(3)),
    };

    public static LabelRow[] Draw(string kind, Random random, int rows) => [.. Enumerable.Range(0, rows).Select(_ => Kinds[kind](random))];

    private static LabelRow Row(Random random, double[] probabilities, int label) => new(probabilities, label, random.NextDouble(), random.Next(2));

    /// <summary>One-hot but for what rounding leaves over.</summary>
    private static LabelRow Outside(Random random, int label, int told)
    {
        double[] probabilities = [-1e-5, -2e-5, -1e-5, -1e-5];
        probabilities[told] = 1.00003;
        return Row(random, probabilities, label);
    }

    /// <summary>The label follows the logits, the model their multiple.</summary>
    private static LabelRow Softmax(Random random, int classes, double sharpness)
    {
        double[] logits = [.. Enumerable.Range(0, classes).Select(_ => 3 * random.NextDouble())], truth = Softmax(logits, 1);
        return Row(random, Softmax(logits, sharpness), Pick(random, truth));
    }

    /// <summary>The shares of so many votes, each right in four of five cases.</summary>
    private static LabelRow Votes(Random random, int classes, int votes)
    {
        int label = random.Next(classes);
        double[] shares = new double[classes];
        for (int vote = 0; vote < votes; vote++)
        {
            shares[random.Next(5) == 0 ? random.Next(classes) : label] += 1.0 / votes;
        }

        return Row(random, shares, label);
    }

    /// <summary>Tenths that add up to one, so that sums in different orders differ in the last bit.</summary>
    private static LabelRow Quantised(Random random, int classes)
    {
        int[] tenths = new int[classes];
        for (int i = 0; i < 10; i++)
        {
            tenths[Math.Min(random.Next(classes), random.Next(classes))]++;
        }

        double[] probabilities = [.. tenths.Select(tenth => tenth / 10.0)];
        return Row(random, probabilities, random.Next(3) == 0 ? random.Next(classes) : Pick(random, probabilities));
    }

    private static int Pick(Random random, double[] probabilities)
    {
        double draw = random.NextDouble();
        int label = 0;
        while (label < probabilities.Length - 1 && draw >= probabilities[label])
        {
            draw -= probabilities[label++];
        }

        return label;
    }

    private static double[] Softmax(double[] logits, double sharpness)
    {
        double greatest = logits.Max();
        double[] row = [.. logits.Select(logit => Math.Exp(sharpness * (logit - greatest)))];
        double sum = row.Sum();
        return [.. row.Select(p => p / sum)];
    }
}
