namespace Garant.Assessment.Importing;

/// <summary>Where a line stands.</summary>
internal enum TextRegion
{
    /// <summary>Before the first section or after the last: what stands here is no part of the framework.</summary>
    Outside,

    /// <summary>Between a section's heading and its first element.</summary>
    Description,

    /// <summary>In an element's question or answers.</summary>
    Element,

    /// <summary>Behind an element or a block.</summary>
    Between,
}
