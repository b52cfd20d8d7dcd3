using System.Globalization;
using Garant.Assessment.Frameworks;
using Garant.Cli.Terminals;
using Spectre.Console;

namespace Garant.Cli.Frameworks;

/// <summary>A framework version as tables, one a section.</summary>
internal static class FrameworkTables
{
    public static void Write(Framework framework, string language, Terminal terminal)
    {
        FrameworkWords words = FrameworkWords.In(language);
        terminal.WriteLine(OneLine.Of($"{framework.Name.In(language)} ({framework.Id})"));
        if (framework.Previous is { } previous)
        {
            terminal.WriteLine(OneLine.Of(string.Format(CultureInfo.InvariantCulture, words.Previous, previous)));
        }

        terminal.WriteLine(OneLine.Of(string.Format(CultureInfo.InvariantCulture, words.Digest, FrameworkDigest.Of(framework))));
        foreach (Section section in framework.Sections)
        {
            terminal.WriteLine();
            terminal.WriteLine(OneLine.Of($"{section.Id}. {section.Title.In(language)}"));
            terminal.Write(Table(section, language, words));
        }
    }

    private static Table Table(Section section, string language, FrameworkWords words)
    {
        Table table = PlainTable.WithColumns(words.Number, words.Text, ">" + words.Points, words.Remark);
        foreach (Element element in section.Elements)
        {
            table.AddLine(element.Id, element.Title.In(language), Language.Number(element.MaximumPoints, language), Remark(element, language, words));
            foreach (AnswerItem item in element.Items)
            {
                table.AddLine(item.Id, "· " + item.Text.In(language), Language.Number(item.Points, language), Remark(item, language, words));
            }
        }

        return table;
    }

    private static string Remark(AnswerItem item, string language, FrameworkWords words) => string.Join("; ",
        new[] { item.IsSwitch ? words.Switch : "", item.IsNone ? words.None : "", EvidenceOf(item.Evidence, language, words) }.Where(part => part.Length > 0));

    private static string Remark(Element element, string language, FrameworkWords words)
    {
        List<string> remarks = [element.Type == AnswerType.Single ? words.Single : words.Multiple];
        if (element.Condition is { } condition)
        {
            remarks.Add(string.Format(CultureInfo.InvariantCulture, words.Condition, condition));
        }

        if (element.RiskDomain is { } domain)
        {
            remarks.Add(string.Format(CultureInfo.InvariantCulture, words.RiskDomain, domain.In(language)));
        }

        if (element.Evidence.Count > 0)
        {
            remarks.Add(EvidenceOf(element.Evidence, language, words));
        }

        if (element.Accepts.Count > 0)
        {
            remarks.Add(string.Format(CultureInfo.InvariantCulture, words.Accepts, string.Join(", ", element.Accepts.Select(FormatWord.Of))));
        }

        remarks.AddRange(element.References.Select(reference => $"{FormatWord.Of(reference.Relation)} {reference.Framework} {reference.Id}"));
        return string.Join("; ", remarks);
    }

    private static string EvidenceOf(IReadOnlyList<Evidence> evidence, string language, FrameworkWords words) =>
        string.Join("; ", evidence.Select(part => string.Format(CultureInfo.InvariantCulture, words.Evidence, part.Text.In(language))));
}
