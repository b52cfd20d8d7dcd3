namespace Garant.Conformal.RiskControl;

/// <summary>A risk: the mean of a loss that depends on a prediction, on what is observed and on a parameter that is to be chosen.</summary>
/// <typeparam name="TPrediction">What the model predicts.</typeparam>
/// <typeparam name="TTarget">What is observed.</typeparam>
public sealed class Risk<TPrediction, TTarget>
{
    /// <summary>Defines a risk.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="loss">The loss of a prediction, an observation and a parameter λ.</param>
    /// <param name="least">The least loss there can be.</param>
    /// <param name="greatest">The greatest loss there can be; above the least.</param>
    /// <param name="trend">How the loss moves when λ grows. Conformal risk control and risk-controlling sets need a loss that does not turn.</param>
    /// <exception cref="ArgumentException">The bounds are not finite or not in order.</exception>
    public Risk(string name, Func<TPrediction, TTarget, double, double> loss, double least = 0, double greatest = 1, RiskTrend trend = RiskTrend.None)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(loss);
        Inputs.Finite(least, nameof(least));
        Inputs.Finite(greatest, nameof(greatest));
        if (least >= greatest)
        {
            throw Inputs.Fault($"least is {Inputs.Text(least)} and greatest {Inputs.Text(greatest)}; give the bounds of the loss in order.", nameof(least));
        }

        (Name, Loss, Least, Greatest, Trend) = (name, loss, least, greatest, trend);
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>The loss of a prediction, an observation and a parameter λ.</summary>
    public Func<TPrediction, TTarget, double, double> Loss { get; }

    /// <summary>The least loss there can be.</summary>
    public double Least { get; }

    /// <summary>The greatest loss there can be.</summary>
    public double Greatest { get; }

    /// <summary>How the loss moves when λ grows.</summary>
    public RiskTrend Trend { get; }
}
