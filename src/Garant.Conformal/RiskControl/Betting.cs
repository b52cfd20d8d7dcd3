namespace Garant.Conformal.RiskControl;

/// <summary>The bets of Waudby-Smith and Ramdas against a mean loss, each from the losses before it. Bates et al. (2021), Proposition 5.</summary>
internal struct Betting(int samples, double delta)
{
    private readonly double _budget = Budget(samples, delta);
    private double _sum = 0.5;
    private double _squares = 0.25;
    private int _seen;

    /// <summary>How much is bet on the next loss, from 0 to 1.</summary>
    public double Bet { get; private set; } = Math.Min(1, Math.Sqrt(Budget(samples, delta) / 0.25));

    public void Observe(double loss)
    {
        _seen++;
        _sum += loss;
        double away = loss - _sum / (_seen + 1);
        _squares += away * away;
        Bet = Math.Min(1, Math.Sqrt(_budget * (_seen + 1) / _squares));
    }

    private static double Budget(int samples, double delta) => -2 * Math.Log(delta) / samples;
}
