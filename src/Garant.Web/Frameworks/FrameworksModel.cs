using Garant.Platform.Frameworks;

namespace Garant.Web.Frameworks;

/// <summary>What the list of frameworks shows.</summary>
/// <param name="Library">The frameworks at hand.</param>
/// <param name="OwnFolderIsNamed">Whether the operator named a folder for frameworks of their own.</param>
public sealed record FrameworksModel(FrameworkLibrary Library, bool OwnFolderIsNamed);
