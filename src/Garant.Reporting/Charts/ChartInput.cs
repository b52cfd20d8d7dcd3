namespace Garant.Reporting.Charts;

/// <summary>What every chart asks of its input.</summary>
internal static class ChartInput
{
    public static void Check(IReadOnlyList<ChartBar> sections, int least, string title, string description)
    {
        ArgumentNullException.ThrowIfNull(sections);
        ArgumentException.ThrowIfNullOrWhiteSpace(title);
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        if (sections.Count < least)
        {
            throw new ArgumentException($"The chart needs at least {least} section(s); it was given {sections.Count}.", nameof(sections));
        }

        foreach (ChartBar section in sections)
        {
            CheckScale(section.Value, section.Label, nameof(sections));
        }
    }

    /// <summary>Refuses what does not lie on the scale from 0 to 100; NaN does not.</summary>
    public static void CheckScale(double value, string label, string argument)
    {
        if (value is not (>= 0 and <= 100))
        {
            throw new ArgumentOutOfRangeException(argument, value, $"\"{label}\" must lie between 0 and 100.");
        }
    }
}
