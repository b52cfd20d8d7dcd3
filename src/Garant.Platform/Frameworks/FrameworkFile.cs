using Garant.Assessment.Frameworks;

namespace Garant.Platform.Frameworks;

/// <summary>A file of the framework folder.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Framework">What it holds, or <c>null</c> when it is broken.</param>
/// <param name="Diagnostics">What is to be said about it.</param>
public sealed record FrameworkFile(string Name, Framework? Framework, IReadOnlyList<Diagnostic> Diagnostics);
