using Garant.Assessment.Frameworks;

namespace Garant.Cli.Files;

/// <summary>Reads framework files in the native format.</summary>
internal static class FrameworkFile
{
    /// <summary>The framework and every remark, named by the path as the user gave it.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static FrameworkReading Read(string path) => FrameworkReader.Read(path, InputFile.Read(path));

    /// <summary>The framework of a file that must be sound. Warnings are for its author, who sees them with <c>framework validate</c>.</summary>
    /// <exception cref="BadInputException">The file cannot be read or has errors.</exception>
    public static Framework Load(string path)
    {
        FrameworkReading reading = Read(path);
        return reading.Framework ?? throw new BadInputException([.. reading.Diagnostics.Select(diagnostic => diagnostic.ToString())]);
    }

    /// <summary>The frameworks of several files, each version once.</summary>
    /// <exception cref="BadInputException">A file cannot be read or has errors, or a version stands in two.</exception>
    public static IReadOnlyList<Framework> LoadAll(IReadOnlyList<string> paths)
    {
        Dictionary<string, string> files = new(StringComparer.Ordinal);
        List<Framework> frameworks = [];
        foreach (string path in paths)
        {
            Framework framework = Load(path);
            if (!files.TryAdd(framework.Id, path))
            {
                throw new BadInputException([FileRemark.Error(path, 0, $"version {framework.Id} stands also in {files[framework.Id]}; name one of the files")]);
            }

            frameworks.Add(framework);
        }

        return frameworks;
    }
}
