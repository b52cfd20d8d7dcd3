namespace Garant.Conformal.Tests.Scores;

/// <summary>A score of a user's own, of two functions of target, prediction and spread.</summary>
internal sealed class OwnScore(string name, Func<double, double, double, double> score, Func<double, double, double, double> target, bool needsSpread = false) : IConformityScore
{
    public string Name => name;

    public bool NeedsSpread => needsSpread;

    /// <summary>How often either function was called.</summary>
    public int Calls { get; private set; }

    public double Score(double target, double prediction, double spread)
    {
        Calls++;
        return score(target, prediction, spread);
    }

    public double Target(double score, double prediction, double spread)
    {
        Calls++;
        return target(score, prediction, spread);
    }
}
