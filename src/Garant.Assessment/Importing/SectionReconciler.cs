using System.Globalization;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>Makes the sections of a framework from the texts of both languages.</summary>
internal sealed class SectionReconciler(LanguagePair pair, ElementReconciler elements)
{
    /// <summary>The sections by number, each with its elements by number.</summary>
    public IReadOnlyList<Section> Reconcile()
    {
        ILookup<int, ElementNumber> numbers = pair.French.Elements.Keys.Union(pair.English.Elements.Keys).Order().ToLookup(number => number.Section);
        IEnumerable<int> sections = pair.French.Sections.Keys
            .Union(pair.English.Sections.Keys)
            .Union(numbers.Select(group => group.Key))
            .Order();
        return [.. sections.Select(number => Reconcile(number, [.. numbers[number]])).OfType<Section>()];
    }

    private Section? Reconcile(int number, IReadOnlyList<ElementNumber> numbers)
    {
        string id = number.ToString(CultureInfo.InvariantCulture);
        PublishedSection? french = pair.French.Sections.GetValueOrDefault(number);
        PublishedSection? english = pair.English.Sections.GetValueOrDefault(number);
        int line = french?.Line ?? english?.Line ?? 0;
        string file = french is null && english is not null ? pair.English.File : pair.French.File;
        if (numbers.Count == 0)
        {
            pair.Remarks.Warn(file, line, $"section {id} has no element; it is left out");
            return null;
        }

        string name = "Section " + id;
        if (french is null && english is null)
        {
            pair.Remarks.Warn(file, line, $"section {id} has elements and no heading; write ### Section {id} - title above the first");
            (french, english) = (new(number, line, name), new(number, line, name));
        }
        else if (french is null || english is null)
        {
            pair.OnlyOne(french is not null, line, $"the heading of section {id}");
            french ??= english!;
            english ??= french;
        }

        LocalizedText title = pair.Required(french.Title, english.Title, $"the title of section {id}", file, line, name);
        return new()
        {
            Id = id,
            Title = title,
            Keyword = pair.Text(french.Keyword, english.Keyword, $"the keyword of section {id}") is { IsEmpty: false } keyword ? keyword : Keyword(id, title, file, line),
            Description = pair.Text(french.Description, english.Description, $"the description of section {id}"),
            Elements = [.. numbers.Select(elements.Reconcile)],
        };
    }

    private LocalizedText Keyword(string id, LocalizedText title, string file, int line)
    {
        pair.Remarks.Warn(file, line, $"section {id} has no keyword; write **[keyword]** below its heading; the title stands for it");
        return title;
    }
}
