using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Garant.Web.Tests.Browsing;

/// <summary>A page as it was answered, after redirections.</summary>
public sealed partial record Visit
{
    public required HttpStatusCode Status { get; init; }

    /// <summary>Where the browser ended: path, query and fragment.</summary>
    public required string Address { get; init; }

    /// <summary>The addresses asked for on the way, the last one included.</summary>
    public required IReadOnlyList<string> Hops { get; init; }

    public required string Html { get; init; }

    public required IHtmlDocument Document { get; init; }

    /// <summary>The commands sent to the database for the last address.</summary>
    public required int Statements { get; init; }

    public required int Transactions { get; init; }

    public required IReadOnlyList<string> Commands { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public string Language => Document.DocumentElement.GetAttribute("lang") ?? "";

    /// <summary>All a reader sees, without the style sheets.</summary>
    public string Text => TextOf("body");

    /// <summary>The notices and errors of the page.</summary>
    public IReadOnlyList<string> Alerts => [.. Document.QuerySelectorAll("[role=alert]").Select(alert => Tidy(alert.TextContent))];

    public override string ToString() => $"{(int)Status} {Address}";

    /// <summary>What a reader sees of a part; empty where it is not on the page.</summary>
    public string TextOf(string selector) => Tidy(Document.QuerySelector(selector)?.TextContent ?? "");

    /// <summary>The error beside a field, or <c>null</c>.</summary>
    public string? ErrorOf(string field) => Document.GetElementById($"{field}-error") is { } error ? Tidy(error.TextContent) : null;

    /// <summary>What is said about the form as a whole, or <c>null</c>.</summary>
    public string? WholeError => Document.QuerySelector(".refusal > .whole") is { } error ? Tidy(error.TextContent) : null;

    /// <summary>What stands in a text field or text area.</summary>
    public string? ValueOf(string name) => Document.QuerySelector($"[name='{name}']") switch
    {
        IHtmlTextAreaElement area => area.Value,
        IHtmlInputElement input => input.Value,
        IHtmlSelectElement select => select.Value,
        _ => null,
    };

    /// <summary>The ticked items of an element.</summary>
    public IEnumerable<string> TicksOf(string element) => Document
        .QuerySelectorAll<IHtmlInputElement>($"input[name='ticks-{element}']")
        .Where(input => input.IsChecked)
        .Select(input => input.Value);

    /// <summary>The form whose address contains a text, as it stands on the page.</summary>
    public FilledForm Form(string action) => FilledForm.Of(this, Document.Forms.First(form => (form.GetAttribute("action") ?? Address).Contains(action, StringComparison.Ordinal) && form.Method == "post"));

    /// <summary>One plain space wherever there is white space: French typography has narrow and non-breaking ones.</summary>
    private static string Tidy(string text) => Spaces().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
