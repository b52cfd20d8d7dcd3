using Garant.Platform.Localisation;

namespace Garant.Web.Frameworks;

/// <summary>The kinds of resources in the reader's language: those of the built-in frameworks and of the published ones; others stay as they are written.</summary>
internal static class ResourceKinds
{
    public static string Name(string kind, Texts texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return kind.Trim().ToUpperInvariant() switch
        {
            "LAW" => texts["Law"],
            "GUIDE" => texts["Guide"],
            "PAPER" => texts["Paper"],
            "STANDARD" => texts["Standard"],
            "TOOL" => texts["Tool"],
            "REPORT" => texts["Report"],
            "ACADEMIC PAPER" => texts["Academic paper"],
            "CODE REPOSITORY" => texts["Code repository"],
            "COURSE" => texts["Course"],
            "OFFICIAL REPORT" => texts["Official report"],
            "PUBLIC DECLARATION" => texts["Public declaration"],
            "SOFTWARE & TOOLS" => texts["Software and tools"],
            "TECHNICAL GUIDE" => texts["Technical guide"],
            "VIDEO" => texts["Video"],
            "WEB ARTICLE" => texts["Web article"],
            "WHITEPAPER" => texts["White paper"],
            _ => kind,
        };
    }
}
