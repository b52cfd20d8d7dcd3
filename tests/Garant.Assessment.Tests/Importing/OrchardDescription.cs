using System.Globalization;
using System.Text;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Tests.Importing;

/// <summary>Frameworks as text.</summary>
internal static partial class OrchardFramework
{
    /// <summary>Everything a framework says, as text that can be compared.</summary>
    public static string Describe(Framework framework)
    {
        StringBuilder text = new();
        text.AppendLine(CultureInfo.InvariantCulture, $"{framework.Id} after {framework.Previous}: {Both(framework.Name)}");
        foreach (Section section in framework.Sections)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"section {section.Id} {Both(section.Title)} [{Both(section.Keyword)}] {Both(section.Description)}");
            foreach (Element element in section.Elements)
            {
                text.AppendLine(CultureInfo.InvariantCulture, $"element {element.Id} {element.Type} {Both(element.Title)} if not {element.Condition} risk {element.RiskDomain?.In("fr")} / {element.RiskDomain?.In("en")}");
                text.AppendLine(Both(element.Question)).AppendLine(Both(element.Explanation));
                text.AppendJoin('\n', element.Resources.Select(resource => $"{resource.Type} {Both(resource.Text)} {resource.Link}")).AppendLine();
                text.AppendJoin('\n', element.Items.Select(item => FormattableString.Invariant($"{item.Id} {Both(item.Text)} {item.Points} {item.IsSwitch}"))).AppendLine();
            }
        }

        foreach (UpgradeTable table in framework.Upgrades)
        {
            text.AppendLine(table.From);
            text.AppendJoin('\n', table.Elements.Select(entry => $"{entry.Key} {entry.Value.OldId} {entry.Value.Badge} {Both(entry.Value.Reason)}")).AppendLine();
            text.AppendJoin('\n', table.Items.Select(entry => $"{entry.Key} {entry.Value}")).AppendLine();
        }

        return text.ToString();
    }

    private static string Both(LocalizedText text) => $"{text.Find("fr")} / {text.Find("en")}";
}
