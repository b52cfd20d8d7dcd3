namespace Garant.Assessment.Frameworks;

/// <summary>A level of the label and the published score that opens it.</summary>
/// <param name="Key">A stable key, such as <c>intermediate</c>.</param>
/// <param name="Name">The level's name.</param>
/// <param name="Threshold">The least published score (0 to 100) that is eligible.</param>
public sealed record LabelLevel(string Key, LocalizedText Name, decimal Threshold)
{
    /// <summary>The levels of frameworks that do not state their own: intermediate from 45, advanced from 55.</summary>
    public static IReadOnlyList<LabelLevel> Defaults { get; } =
    [
        new("intermediate", new("Intermédiaire", "Intermediate"), 45m),
        new("advanced", new("Avancé", "Advanced"), 55m),
    ];
}
