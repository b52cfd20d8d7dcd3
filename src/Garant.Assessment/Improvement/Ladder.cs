using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Improvement;

/// <summary>
/// The rungs of an element with a single answer: its items by rising points, as the higher answers of a published
/// framework begin with "in addition". Whoever jumps over rungs has to do what they ask as well. Of several items
/// with the same points, which are alternatives, the one of least effort is the rung.
/// </summary>
internal static class Ladder
{
    /// <summary>What has to be done to get from the present answer to an item with more points, the item itself last.</summary>
    public static IReadOnlyList<PathRung> RungsTo(Element element, AnswerItem item, IReadOnlySet<string> ticks)
    {
        AnswerItem? present = element.Items.FirstOrDefault(other => other.Points > 0 && ticks.Contains(other.Id));
        List<PathRung> rungs = [];
        string? below = present?.Id;
        foreach (AnswerItem rung in element.Items
            .Where(other => other.Points > (present?.Points ?? 0m) && other.Points < item.Points)
            .GroupBy(other => other.Points)
            .OrderBy(level => level.Key)
            .Select(level => level.MinBy(other => other.Effort)!)
            .Append(item))
        {
            rungs.Add(new(rung.Id, below, rung.Effort));
            below = rung.Id;
        }

        return rungs;
    }
}
