using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Garant.Web.Tests.Browsing;

/// <summary>A form as a browser would send it; every change gives a new one.</summary>
public sealed record FilledForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields)
{
    /// <summary>The field of the antiforgery token.</summary>
    public const string Token = "__RequestVerificationToken";

    /// <summary>The form as it stands on the page, without any button.</summary>
    public static FilledForm Of(Visit page, IHtmlFormElement form)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(form);
        List<KeyValuePair<string, string>> fields = [];
        foreach (IElement field in form.QuerySelectorAll("input, textarea, select").Where(field => !field.HasAttribute("disabled") && field.Closest("fieldset[disabled]") is null))
        {
            string? value = field switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox" } box => box.IsChecked ? box.Value : null,
                IHtmlInputElement input => input.Value,
                IHtmlTextAreaElement area => area.Value,
                IHtmlSelectElement select => select.Value,
                _ => null,
            };
            if (field.GetAttribute("name") is { } name && value is not null)
            {
                fields.Add(new(name, value));
            }
        }

        return new(form.GetAttribute("action") ?? page.Address, fields);
    }

    /// <summary>Types into a field, or presses a button.</summary>
    public FilledForm With(string name, string value) => Ticked(name, value);

    /// <summary>Ticks exactly these items of an element.</summary>
    public FilledForm Ticks(string element, params string[] items) => Ticked($"ticks-{element}", items);

    /// <summary>Leaves a field out.</summary>
    public FilledForm Without(string name) => Only(field => field != name);

    public FilledForm Only(Func<string, bool> isSent) => this with { Fields = [.. Fields.Where(field => isSent(field.Key))] };

    public FilledForm To(string address) => this with { Address = address };

    private FilledForm Ticked(string name, params string[] values) => this with
    {
        Fields = [.. Fields.Where(field => field.Key != name), .. values.Select(value => KeyValuePair.Create(name, value))],
    };
}
