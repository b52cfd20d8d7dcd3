using System.Globalization;
using Garant.Assessment.Frameworks;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Web.Forms;

namespace Garant.Web.Evaluations;

/// <summary>The names of an element's fields in a form, and what was filled in.</summary>
internal static class AnswerFields
{
    /// <summary>The button that takes back what was put away; its value is that of <see cref="BackTo"/>.</summary>
    public const string Back = "back";

    public static string Ticks(string elementId) => $"ticks-{elementId}";

    public static string Reason(string elementId) => $"reason-{elementId}";

    public static string Note(string elementId) => $"note-{elementId}";

    public static string Version(string elementId) => $"version-{elementId}";

    /// <summary>What a section's form can send, whatever the framework of the evaluation is, with those that are added while the platform runs.</summary>
    public static Func<FormFields> OfSection(FrameworkLibrary library) => Following(library, OfSection);

    /// <summary>What the script sends of one element.</summary>
    public static Func<FormFields> OfElement(FrameworkLibrary library) => Following(library, OfElement);

    private static FormFields OfSection(IEnumerable<Framework> frameworks) =>
        Of(frameworks.SelectMany(framework => framework.Sections).Select(section => section.Elements), "settle", "clear", "next", Back);

    private static FormFields OfElement(IEnumerable<Framework> frameworks) =>
        Of(frameworks.SelectMany(framework => framework.Elements).Select(element => new[] { element }));

    /// <summary>Worked out again whenever the library has another list.</summary>
    private static Func<FormFields> Following(FrameworkLibrary library, Func<IReadOnlyList<Framework>, FormFields> fieldsOf)
    {
        (IReadOnlyList<Framework> Frameworks, FormFields Fields)? known = null;
        Lock turn = new();
        return () =>
        {
            IReadOnlyList<Framework> frameworks = library.Frameworks;
            lock (turn)
            {
                if (known is not { } kept || kept.Frameworks != frameworks)
                {
                    known = kept = (frameworks, fieldsOf(frameworks));
                }

                return kept.Fields;
            }
        };
    }

    private static FormFields Of(IEnumerable<IReadOnlyList<Element>> parts, params string[] buttons)
    {
        List<IReadOnlyList<Element>> all = [.. parts];
        return FormFields.WithTexts(
            all.SelectMany(elements => elements).SelectMany(element => new[] { Ticks(element.Id), Reason(element.Id), Note(element.Id), Version(element.Id) }).Concat(buttons).ToHashSet(StringComparer.Ordinal),
            values: all.Select(elements => elements.Sum(element => element.Items.Count + 3) + buttons.Length).DefaultIfEmpty(0).Max(),
            texts: all.Select(elements => elements.Count * 2).DefaultIfEmpty(0).Max(),
            AnswerContent.LongestText);
    }

    /// <summary>What the button sends: the element, and what is to be ticked again.</summary>
    public static string BackTo(Element element, IEnumerable<AnswerItem> items) => $"{element.Id}:{string.Join(' ', items.Select(item => item.Id))}";

    /// <summary>The element whose answers are taken back, or <c>null</c>.</summary>
    public static string? TakenBack(FormInput form) => form.Text(Back).Split(':') is [var id, _] ? id : null;

    /// <summary>Whether the form holds this element at all.</summary>
    public static bool Holds(FormInput form, Element element) => form.Has(Version(element.Id));

    /// <summary>The version of the answer the form was filled in over.</summary>
    public static int VersionOf(FormInput form, Element element) =>
        int.TryParse(form.Text(Version(element.Id)), NumberStyles.None, CultureInfo.InvariantCulture, out int version) ? version : 0;

    /// <summary>What was filled in: ticks of items the element has, in its order, and the texts. The reason stands as long as it is typed, whatever is ticked.</summary>
    public static AnswerContent ContentOf(FormInput form, Element element)
    {
        IReadOnlyList<string> ticked = form.Text("clear") == element.Id ? []
            : TakenBack(form) == element.Id ? form.Text(Back).Split(':')[1].Split(' ')
            : form.All(Ticks(element.Id));
        return new(
            string.Join(' ', element.Items.Where(item => ticked.Contains(item.Id)).Select(item => item.Id)),
            form.Text(Reason(element.Id)),
            form.Text(Note(element.Id)));
    }
}
