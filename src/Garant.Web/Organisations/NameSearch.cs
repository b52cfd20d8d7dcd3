using System.Globalization;

namespace Garant.Web.Organisations;

/// <summary>Finds a name by what somebody typed of it, whatever its case and accents.</summary>
internal static class NameSearch
{
    /// <summary>Whether every word that was typed stands in the name.</summary>
    public static bool Finds(string name, string typed) => typed
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .All(word => CultureInfo.InvariantCulture.CompareInfo.IndexOf(name, word, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
}
