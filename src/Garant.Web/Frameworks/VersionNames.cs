using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;
using Garant.Platform.Localisation;

namespace Garant.Web.Frameworks;

/// <summary>What versions are called among those of their family.</summary>
internal static class VersionNames
{
    /// <summary>The name; with the id where another version has the same name.</summary>
    public static string Of(Framework version, FrameworkFamily family)
    {
        string name = version.Name.In(Texts.Language);
        return family.Versions.Any(other => other != version && other.Name.In(Texts.Language) == name) ? $"{name} ({version.Id})" : name;
    }
}
