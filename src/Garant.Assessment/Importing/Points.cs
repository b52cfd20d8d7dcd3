using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>The points of every item, as the scoring file states them.</summary>
internal sealed class Points(string file, IReadOnlyDictionary<string, Located<decimal>> values, bool isReadable, Remarks remarks)
{
    /// <summary>The points of an item, or <c>null</c> when none are stated.</summary>
    public decimal? Find(string itemId) => values.GetValueOrDefault(itemId)?.Value;

    /// <summary>The points of an item of the framework; says so when there are none, or when a switch has some.</summary>
    /// <param name="itemId">The item.</param>
    /// <param name="isSwitch">Whether it is a switch, which never brings points.</param>
    /// <param name="textFile">The file the item stands in.</param>
    /// <param name="line">And its line.</param>
    public decimal Of(string itemId, bool isSwitch, string textFile, int line)
    {
        if (!values.TryGetValue(itemId, out Located<decimal>? points))
        {
            if (isReadable)
            {
                remarks.Fail(textFile, line, $"item {itemId} has no points; add \"{itemId}\": \"0.00\" or what it is worth to {file}");
            }

            return 0m;
        }

        if (isSwitch && points.Value != 0m)
        {
            remarks.Warn(file, points.Line, FormattableString.Invariant($"item {itemId} is a switch and has {points.Value} points; a switch brings none, they are set to 0"));
            return 0m;
        }

        return points.Value;
    }

    /// <summary>Warns of points for items that the framework does not have.</summary>
    public void CheckAllUsed(IReadOnlySet<string> itemIds)
    {
        foreach ((string id, Located<decimal> points) in values.Where(entry => !itemIds.Contains(entry.Key)))
        {
            remarks.Warn(file, points.Line, $"no item {Diagnostic.Excerpt(id)} stands in the texts; its points are left out");
        }
    }
}
