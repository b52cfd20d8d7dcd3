using Garant.Assessment.Frameworks;
using Microsoft.Extensions.Logging;

namespace Garant.Platform.Frameworks;

/// <summary>
/// Each version as it was taken up, kept in the data folder, so that a file edited while the platform is stopped does not
/// change the scores of finished evaluations unnoticed.
/// </summary>
internal sealed class FrameworkCopies(string folder, ILogger log)
{
    /// <summary>The version as it was taken up, or <c>null</c> when it never was.</summary>
    public Framework? Find(string id)
    {
        try
        {
            return File.Exists(PathOf(id)) ? FrameworkReader.ReadFile(PathOf(id)).Framework : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The copy of the framework {Framework} in {Folder} cannot be read: {Fault}", id, folder, fault.Message);
            return null;
        }
    }

    /// <summary>Keeps the file of a version.</summary>
    public void Keep(string id, byte[] content)
    {
        string path = PathOf(id);
        try
        {
            if (File.Exists(path) && File.ReadAllBytes(path).AsSpan().SequenceEqual(content))
            {
                return;
            }

            Directory.CreateDirectory(folder);
            string beside = path + ".new";
            File.WriteAllBytes(beside, content);
            File.Move(beside, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("No copy of the framework {Framework} could be kept in {Folder}; an edit while the platform is stopped will not be noticed: {Fault}", id, folder, fault.Message);
        }
    }

    private string PathOf(string id) => Path.Combine(folder, id + ".yaml");
}
