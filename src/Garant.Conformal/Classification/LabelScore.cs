namespace Garant.Conformal.Classification;

/// <summary>A conformity score of labels: how badly a label fits the probabilities of a row.</summary>
public abstract class LabelScore
{
    /// <summary>Beside a greater weight the last digits of probabilities are lost.</summary>
    private const double GreatestWeight = 1e6;

    private protected LabelScore(string name) => Name = name;

    /// <summary>1 − p of the label: the smallest sets on average, of uneven difficulty. Sadinle, Lei, Wasserman (2019).</summary>
    public static LabelScore LeastAmbiguous { get; } = new LeastAmbiguousScore();

    /// <summary>The probability cumulated down to the label (APS): sets grow where the row is hard. Romano, Sesia, Candès (2020).</summary>
    public static LabelScore Adaptive { get; } = new CumulatedScore("aps", 0, 0);

    /// <summary>The rank of the label, from 0: all sets at one level have the same size. Angelopoulos et al. (2021), Section 2.</summary>
    public static LabelScore TopK { get; } = new RankScore();

    /// <summary>The greatest probability of another label less the label's own. Linusson, Johansson, Boström, Löfström (2018).</summary>
    public static LabelScore Margin { get; } = new MarginScore();

    /// <summary>The name under which a stored calibration knows the score.</summary>
    public string Name { get; }

    /// <summary>Regularised APS (RAPS): λ for every rank beyond k. Angelopoulos, Bates, Malik, Jordan (2021), equation 4.</summary>
    /// <param name="lambda">λ, not negative: how much a rank beyond k costs.</param>
    /// <param name="rank">k, not negative: how many labels are free.</param>
    /// <exception cref="ArgumentOutOfRangeException">One is negative, or λ is above 10⁶.</exception>
    public static LabelScore RegularizedAdaptive(double lambda, int rank)
    {
        CheckWeight(lambda);
        ArgumentOutOfRangeException.ThrowIfNegative(rank);
        return new CumulatedScore("raps", lambda, rank);
    }

    /// <summary>Sorted adaptive sets (SAPS): the greatest probability, then λ for every rank; only the order of the rest counts. Huang et al. (2024), equation 8.</summary>
    /// <param name="lambda">λ, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or above 10⁶.</exception>
    public static LabelScore SortedAdaptive(double lambda)
    {
        CheckWeight(lambda);
        return new SortedScore(lambda);
    }

    /// <summary>The built-in score of a name.</summary>
    /// <param name="name">lac, aps, raps, saps, topk or margin.</param>
    /// <param name="lambda">λ, for raps and saps.</param>
    /// <param name="rank">k, for raps.</param>
    /// <exception cref="ArgumentException">No score has the name, or a parameter is out of range.</exception>
    public static LabelScore Named(string name, double lambda = 0.01, int rank = 1) => name switch
    {
        "lac" => LeastAmbiguous,
        "aps" => Adaptive,
        "raps" => RegularizedAdaptive(lambda, rank),
        "saps" => SortedAdaptive(lambda),
        "topk" => TopK,
        "margin" => Margin,
        _ => throw new ArgumentException($"\"{name}\" is no score of labels; there are lac, aps, raps, saps, topk and margin.", nameof(name)),
    };

    /// <summary>The score of one label.</summary>
    internal abstract double Score(ReadOnlySpan<double> row, int label, OwnShare share);

    /// <summary>The scores of all labels: to the bit those of one label at a time.</summary>
    internal virtual void Scores(ReadOnlySpan<double> row, OwnShare share, Span<double> scores)
    {
        for (int label = 0; label < row.Length; label++)
        {
            scores[label] = Score(row, label, share);
        }
    }

    /// <summary>The labels whose score does not exceed the cutoff; the bits are empty at the start.</summary>
    internal abstract void Include(ReadOnlySpan<double> row, double cutoff, OwnShare share, Span<ulong> bits);

    /// <summary>A score with its ties so far apart that a quantile regression sees them; in the same order along a row.</summary>
    internal virtual double Apart(double score, int classes) => score;

    /// <summary>What a stored calibration must know besides the name.</summary>
    internal virtual (double Lambda, int Rank) Parameters => (0, 0);

    /// <summary>Whether the score uses a draw.</summary>
    internal virtual bool UsesDraw => false;

    /// <summary>The labels of a new row whose score under a policy does not exceed the cutoff, and the one that the policy always keeps.</summary>
    internal void Predict(ReadOnlySpan<double> row, double cutoff, LastLabel last, double draw, Span<ulong> bits)
    {
        Include(row, cutoff, OwnShare.Predicting(last, draw), bits);
        if (KeepsTop(last))
        {
            LabelBits.Set(bits, LabelRanks.Top(row));
        }
    }

    /// <summary>The scores of the labels of a new row under a policy: those within a cutoff are the labels of <see cref="Predict"/>.</summary>
    internal void PredictScores(ReadOnlySpan<double> row, LastLabel last, double draw, Span<double> scores)
    {
        Scores(row, OwnShare.Predicting(last, draw), scores);
        if (KeepsTop(last))
        {
            scores[LabelRanks.Top(row)] = double.NegativeInfinity;
        }
    }

    /// <summary>Whether one cutoff's sets hold the most probable label in any case.</summary>
    private bool KeepsTop(LastLabel last) => UsesDraw && last == LastLabel.Excluded;

    private static void CheckWeight(double lambda)
    {
        if (!(lambda is >= 0 and <= GreatestWeight))
        {
            throw new ArgumentOutOfRangeException(nameof(lambda), lambda, "λ is not negative, and at most 10⁶: a probability beside a greater one would not count.");
        }
    }
}
