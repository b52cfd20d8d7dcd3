using System.Collections.Concurrent;
using System.Net;
using System.Runtime.CompilerServices;
using Garant.Assessment.Frameworks;
using Garant.Platform.Localisation;

namespace Garant.Web.Frameworks.Searching;

/// <summary>Finds the elements of a version that hold all words. The texts are folded once for each language.</summary>
internal static class FrameworkSearch
{
    private static readonly ConditionalWeakTable<Framework, ConcurrentDictionary<string, (Element Element, FoldedText[] Texts)[]>> Folded = [];

    /// <summary>The elements in which every word stands: in the question, the answers, the explanation or the resources.</summary>
    public static IReadOnlySet<Element> Find(Framework framework, string language, SearchWords words) => Folded
        .GetOrCreateValue(framework)
        .GetOrAdd(language, chosen => [.. framework.Elements.Select(element => (element, TextsOf(element, chosen).Select(FoldedText.Of).ToArray()))])
        .Where(entry => words.AreIn(entry.Texts))
        .Select(entry => entry.Element)
        .ToHashSet<Element>(ReferenceEqualityComparer.Instance);

    private static IEnumerable<string> TextsOf(Element element, string language)
    {
        yield return element.Id;
        yield return element.Title.In(language);
        yield return Read(element.Question, isInline: true);
        yield return element.RiskDomain?.In(language) ?? "";
        yield return Read(element.Explanation, isInline: false);
        foreach (AnswerItem item in element.Items)
        {
            yield return item.Id;
            yield return Read(item.Text, isInline: true);
        }

        foreach (Resource resource in element.Resources)
        {
            yield return Read(resource.Text, isInline: true);
        }

        foreach (Evidence part in element.Evidence.Concat(element.Items.SelectMany(item => item.Evidence)))
        {
            yield return Read(part.Text, isInline: true);
        }

        // What a reader sees: without the signs of Markdown and without addresses.
        string Read(LocalizedText text, bool isInline) => WebUtility.HtmlDecode(string.Concat(
            HtmlParts.Of(FrameworkMarkdown.ToHtml(text.In(language), isInline)).Select(part => part.IsText ? part.Part : " ")));
    }
}
