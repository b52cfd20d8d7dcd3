namespace Garant.Platform.Journal;

/// <summary>The values of one of the journal's own statements, each beside its place.</summary>
internal sealed class SqlValues
{
    private readonly List<object> _values = [];

    /// <summary>All, in the order of their places.</summary>
    public object[] All => [.. _values];

    /// <summary>Adds a value.</summary>
    /// <returns>Its place, for the statement.</returns>
    public string Add(object value)
    {
        _values.Add(value);
        return $"{{{_values.Count - 1}}}";
    }
}
