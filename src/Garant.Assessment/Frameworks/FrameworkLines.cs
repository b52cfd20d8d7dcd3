namespace Garant.Assessment.Frameworks;

/// <summary>The lines on which the parts of a framework stand, for diagnostics.</summary>
internal sealed class FrameworkLines
{
    private readonly Dictionary<object, MappingReader> _parts = new(ReferenceEqualityComparer.Instance);

    /// <summary>The line of a part, or 1 when it stands nowhere.</summary>
    public int this[object part] => _parts.TryGetValue(part, out MappingReader? map) ? map.Line : 1;

    /// <summary>The line of a key of a part, or of the part when it lacks the key.</summary>
    public int this[object part, string key] => _parts.TryGetValue(part, out MappingReader? map) ? map.LineOfKey(key) : 1;

    public T Record<T>(T part, MappingReader map)
        where T : class
    {
        _parts[part] = map;
        return part;
    }
}
