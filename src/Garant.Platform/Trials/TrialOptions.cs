namespace Garant.Platform.Trials;

/// <summary>Answering a framework without an account: section <c>Garant:Trials</c> of the configuration.</summary>
public sealed class TrialOptions
{
    /// <summary>Whether it is offered.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The days that a trial is kept.</summary>
    public int Days { get; set; } = 14;

    /// <summary>How many people without an account are kept at one time.</summary>
    public int Most { get; set; } = 10_000;

    /// <summary>The setting that makes no sense, or <c>null</c>.</summary>
    public string? Fault => this switch
    {
        { Days: < 1 or > 365 } => $"{nameof(Days)} must be a whole number from 1 to 365",
        { Most: < 1 } => $"{nameof(Most)} must be a whole number of at least 1",
        _ => null,
    };
}
