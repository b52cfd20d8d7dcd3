using System.Globalization;
using Garant.Assessment.Frameworks;

namespace Garant.Cli.Frameworks;

/// <summary>Says in a few words how large a framework is.</summary>
internal static class FrameworkSize
{
    public static string Of(Framework framework)
    {
        int elements = framework.Elements.Count(), items = framework.Elements.Sum(element => element.Items.Count);
        return $"version {framework.Id}, {Count(framework.Sections.Count, "section")}, {Count(elements, "element")} and {Count(items, "item")} in {string.Join(" and ", framework.Languages)}";
    }

    /// <summary><c>1 element</c>, <c>2 elements</c>.</summary>
    public static string Count(int number, string what) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {what}{(number == 1 ? "" : "s")}");
}
