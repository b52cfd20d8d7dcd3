using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Garant.Assessment.Frameworks;

namespace Garant.Web.Evaluations;

/// <summary>
/// Conditions within a section act as soon as an item is ticked, without a script: a style sheet hides what does not apply.
/// It is a file of its own, since the pages take no inline styles.
/// </summary>
internal static class ConditionStyle
{
    /// <summary>The style sheet of a framework.</summary>
    public const string Route = "/frameworks/{framework}/conditions.css";

    private static readonly ConditionalWeakTable<Framework, Sheet> Sheets = [];

    /// <summary>Where the style sheet of a section is, or <c>null</c> where nothing in it depends on its own answers.</summary>
    public static string? AddressOf(Framework framework, Section section) => Rules(section).Any()
        ? $"/frameworks/{Uri.EscapeDataString(framework.Id)}/conditions.css?v={SheetOf(framework).Version}"
        : null;

    /// <summary>Answers with the style sheet, which a browser may keep as long as its address stays the same.</summary>
    public static IResult Answer(Framework framework, HttpContext context)
    {
        Sheet sheet = SheetOf(framework);
        if (context.Request.Query["v"] == sheet.Version)
        {
            context.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        }

        return Results.Text(sheet.Rules, "text/css", Encoding.UTF8);
    }

    private static Sheet SheetOf(Framework framework) => Sheets.GetValue(framework, known =>
    {
        string rules = string.Concat(known.Sections.SelectMany(Rules));
        return new(rules, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rules)).AsSpan(0, 6)));
    });

    private static IEnumerable<string> Rules(Section section) => section.Elements
        .Where(element => element.Condition is { } item && section.Elements.Any(other => other.Items.Any(i => i.Id == item)))
        .Select(element => (Item: ElementCard.ItemAnchor(element.Condition!), Card: EvaluationAddress.Anchor(element.Id)))
        .Select(rule => $$"""
            form:has(#{{rule.Item}}:checked) #{{rule.Card}} .asks { display: none; }
            form:not(:has(#{{rule.Item}}:checked)) #{{rule.Card}} .not-applicable { display: none; }

            """);

    private sealed record Sheet(string Rules, string Version);
}
