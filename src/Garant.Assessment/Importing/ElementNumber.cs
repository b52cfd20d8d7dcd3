using System.Globalization;

namespace Garant.Assessment.Importing;

/// <summary>The number of an element, such as 1.5: section, then place in it.</summary>
internal readonly record struct ElementNumber(int Section, int Place) : IComparable<ElementNumber>
{
    /// <summary>Reads the number from two groups of digits that a pattern found.</summary>
    public static ElementNumber Of(string section, string place) =>
        new(int.Parse(section, CultureInfo.InvariantCulture), int.Parse(place, CultureInfo.InvariantCulture));

    public int CompareTo(ElementNumber other) => (Section, Place).CompareTo((other.Section, other.Place));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Section}.{Place}");
}
