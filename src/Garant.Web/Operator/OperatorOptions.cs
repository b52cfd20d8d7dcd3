namespace Garant.Web.Operator;

/// <summary>Who runs this platform, and what they say about it: part of section <c>Garant</c> of the configuration.</summary>
public sealed class OperatorOptions
{
    /// <summary>The name of whoever runs the platform, shown on the start page and in the footer.</summary>
    public string Operator { get; set; } = "";

    /// <summary>The folder of the operator's pages, such as <c>legal.en.md</c>.</summary>
    public string Pages { get; set; } = "pages";
}
