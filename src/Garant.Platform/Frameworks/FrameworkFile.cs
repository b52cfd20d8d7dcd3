using Garant.Assessment.Frameworks;

namespace Garant.Platform.Frameworks;

/// <summary>A file of a framework folder.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="State">What became of it.</param>
/// <param name="Framework">The version that can be answered because of it, or <c>null</c>.</param>
/// <param name="Diagnostics">What is to be said about it.</param>
public sealed record FrameworkFile(string Name, FrameworkFileState State, Framework? Framework, IReadOnlyList<Diagnostic> Diagnostics);
