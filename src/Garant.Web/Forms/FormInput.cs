using Microsoft.Extensions.Primitives;

namespace Garant.Web.Forms;

/// <summary>What a person typed into a form, and what is to be said about it beside the fields.</summary>
public sealed class FormInput
{
    private const string Whole = "";

    private readonly Dictionary<string, StringValues>? _values;
    private readonly Dictionary<string, string> _errors = new(StringComparer.Ordinal);
    private string? _key;

    /// <summary>A form shown for the first time.</summary>
    public FormInput()
    {
    }

    /// <summary>A form that was filled in.</summary>
    public FormInput(IEnumerable<KeyValuePair<string, StringValues>> values) => _values = values
        .Where(pair => !pair.Key.StartsWith("__", StringComparison.Ordinal))
        .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>Whether the form was filled in before it is shown.</summary>
    public bool IsFilled => _values is not null;

    /// <summary>Something to say above the whole form; <c>null</c> when there is nothing.</summary>
    public string? Notice { get; set; }

    /// <summary>The key that tells this form from others, which it keeps while it is shown again; see <see cref="FormKey"/>.</summary>
    public string Key => _key ??= Text(FormKey.Field) is { Length: > 0 } sent ? sent : FormKey.New();

    /// <summary>What was typed, field by field.</summary>
    public IReadOnlyDictionary<string, StringValues> Values => _values ?? new Dictionary<string, StringValues>();

    /// <summary>The errors that stand beside a field, by field.</summary>
    public IEnumerable<KeyValuePair<string, string>> FieldErrors => _errors.Where(error => error.Key != Whole);

    public bool HasErrors => _errors.Count > 0;

    /// <summary>What was typed into a field, trimmed; <paramref name="otherwise"/> when the form is blank.</summary>
    public string Text(string field, string otherwise = "") =>
        _values is null ? otherwise : _values.GetValueOrDefault(field).ToString().Trim().ReplaceLineEndings("\n");

    /// <summary>What was typed into a field, to the letter, such as a password whose blanks count.</summary>
    public string Raw(string field) => _values?.GetValueOrDefault(field).ToString() ?? "";

    /// <summary>All values of a field, such as the ticked boxes of one name.</summary>
    public IReadOnlyList<string> All(string field) =>
        [.. (_values?.GetValueOrDefault(field) ?? StringValues.Empty).OfType<string>()];

    /// <summary>Whether a field was in the form at all.</summary>
    public bool Has(string field) => _values?.ContainsKey(field) ?? false;

    /// <summary>The error beside a field, or <c>null</c>.</summary>
    public string? ErrorOf(string field) => _errors.GetValueOrDefault(field);

    /// <summary>What is wrong with the form as a whole and with no single field, such as a wrong password; <c>null</c> when nothing is.</summary>
    public string? WholeError => ErrorOf(Whole);

    /// <summary>Refuses the form as a whole.</summary>
    public void RefuseWhole(string error) => Refuse(Whole, error);

    /// <summary>Puts an error beside a field; the first one stays.</summary>
    public void Refuse(string field, string error) => _errors.TryAdd(field, error);
}
