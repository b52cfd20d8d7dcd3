namespace Garant.Cli.Intervals;

/// <summary>Which column plays which part.</summary>
internal sealed record IntervalRoles(string? Target, string? Prediction, string? Lower, string? Upper, string? Spread, string? Group, string? Weight)
{
    /// <summary>Whether the model predicts two quantiles.</summary>
    public bool IsQuantiles => Lower is not null;

    /// <summary>The columns that prediction reads again.</summary>
    public IReadOnlyDictionary<string, string?> Stored => new Dictionary<string, string?>
    {
        ["prediction"] = Prediction,
        ["lower"] = Lower,
        ["upper"] = Upper,
        ["spread"] = Spread,
        ["group"] = Group,
        ["weight"] = Weight,
    };

    /// <summary>The columns of numbers, in the order the rows keep them: the prediction or the lower quantile, the spread or the upper one, the target, the weight.</summary>
    public IReadOnlyList<string> Numbers => [.. new[] { Prediction ?? Lower, IsQuantiles ? Upper : Spread, Target, Weight }.OfType<string>()];

    /// <exception cref="BadInputException">The options do not fit together.</exception>
    public void Check(string score, bool scoreGiven, bool unseenGiven)
    {
        string? fault =
            Prediction is null && Lower is null && Upper is null ? "--prediction is missing; name the column of predictions, or --lower and --upper for two quantiles"
            : Prediction is not null && (Lower is not null || Upper is not null) ? "--prediction was given together with --lower or --upper; predictions or two quantiles, not both"
            : Lower is null != Upper is null ? $"{(Lower is null ? "--lower" : "--upper")} is missing; two quantiles need both"
            : IsQuantiles && scoreGiven ? "--score speaks of --prediction; leave it out with --lower and --upper"
            : score == "normalized" && Spread is null ? "--spread is missing; --score normalized divides by it"
            : score != "normalized" && Spread is not null ? "--spread was given; it is for --score normalized"
            : Group is not null && Weight is not null ? "--group and --weight were both given; cover each group, or weigh rows for a shift"
            : unseenGiven && Group is null ? "--unseen speaks of groups; give --group too"
            : null;
        if (fault is not null)
        {
            throw BadInputException.Of(fault);
        }
    }
}
