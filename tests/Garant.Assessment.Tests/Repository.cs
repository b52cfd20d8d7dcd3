using System.Runtime.CompilerServices;

namespace Garant.Assessment.Tests;

/// <summary>Where the repository's files are, and the reference data beside it where that is there.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The published framework and its cases, or <c>null</c> where they are not at hand.</summary>
    public static string? Labelia { get; } = Optional("../shared/labelia");

    public static string Path(string relative) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, relative));

    private static string? Optional(string relative) => Directory.Exists(Path(relative)) ? Path(relative) : null;

    private static string FindRoot([CallerFilePath] string here = "")
    {
        DirectoryInfo? folder = new FileInfo(here).Directory;
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Garant.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("Garant.slnx was not found above " + here);
    }
}
