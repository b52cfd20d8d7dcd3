namespace Garant.Web.Frameworks;

/// <summary>Where a framework is read.</summary>
public static class FrameworkAddress
{
    /// <summary>A version, or one of its elements or items.</summary>
    public static string Of(string frameworkId, string? partId = null) =>
        $"/frameworks/{Uri.EscapeDataString(frameworkId)}" + (partId is null ? "" : "#" + Anchor(partId));

    /// <summary>The anchor of an element or item on the page of its version.</summary>
    public static string Anchor(string partId) => "e-" + partId;

    /// <summary>The anchor of a section.</summary>
    public static string SectionAnchor(string sectionId) => "s-" + sectionId;
}
