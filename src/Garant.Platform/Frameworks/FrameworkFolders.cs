namespace Garant.Platform.Frameworks;

/// <summary>Where framework files are.</summary>
/// <param name="BuiltIn">The folder of those that come with the program, or <c>null</c> to leave them out.</param>
/// <param name="Own">The operator's folder, which may not be there yet.</param>
/// <param name="Copies">Where the platform keeps each version as it was first taken up.</param>
public sealed record FrameworkFolders(string? BuiltIn, string Own, string Copies)
{
    /// <summary>The framework files of both folders as they are now, the built-in ones first.</summary>
    public IEnumerable<FileInfo> Files() => new[] { BuiltIn, Own }.OfType<string>().Distinct(StringComparer.Ordinal).SelectMany(FilesOf);

    private static FileInfo[] FilesOf(string folder)
    {
        try
        {
            return [.. new DirectoryInfo(folder).GetFiles("*.yaml").OrderBy(file => file.Name, StringComparer.Ordinal)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
    }
}
