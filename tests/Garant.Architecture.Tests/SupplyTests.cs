using System.Text.RegularExpressions;

namespace Garant.Architecture.Tests;

/// <summary>What a build brings in is written down: packages with their hashes, actions with their commits.</summary>
public sealed partial class SupplyTests
{
    private static readonly string[] Projects =
    [
        .. new[] { "src", "tests", "bench" }
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*.csproj", SearchOption.AllDirectories))
            .Select(project => Path.GetDirectoryName(project)!),
    ];

    [Fact]
    public void Projects_OfTheHouse_LockTheirPackages() =>
        Assert.All(Projects, project => Assert.True(File.Exists(Path.Combine(project, "packages.lock.json")), $"{project} has no packages.lock.json; run dotnet restore."));

    [Fact]
    public void LockFiles_NameNoRegistry() =>
        Assert.All(Projects, project => Assert.DoesNotContain("://", File.ReadAllText(Path.Combine(project, "packages.lock.json")), StringComparison.Ordinal));

    [Fact]
    public void Builds_ThatAreToBeTrusted_AreLocked()
    {
        Assert.Contains("<RestoreLockedMode Condition=\"'$(CI)' == 'true'\">true", File.ReadAllText(Path.Combine(Repository.Root, "Directory.Build.props")), StringComparison.Ordinal);
        string image = File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"));
        Assert.Matches("dotnet restore .*--locked-mode", image);
        Assert.Matches("dotnet publish .*--no-restore --use-current-runtime", image);
        Assert.Contains("HEALTHCHECK", image, StringComparison.Ordinal);
    }

    [Fact]
    public void Image_CopiesEveryLockFileThatItsRestoreNeeds()
    {
        string image = File.ReadAllText(Path.Combine(Repository.Root, "Dockerfile"));
        string web = File.ReadAllText(Path.Combine(Repository.Root, "src", "Garant.Web", "Garant.Web.csproj"));
        Assert.All(
            ProjectReference().Matches(web).Select(reference => reference.Groups[1].Value).Append("Garant.Web"),
            project => Assert.Contains($"COPY src/{project}/{project}.csproj src/{project}/packages.lock.json src/{project}/", image, StringComparison.Ordinal));
    }

    [Fact]
    public void Workflows_PinTheirActionsAndMayOnlyRead() => Assert.All(
        Directory.EnumerateFiles(Path.Combine(Repository.Root, ".github", "workflows")),
        file =>
        {
            string workflow = File.ReadAllText(file);
            Assert.Contains("permissions:\n  contents: read\n", workflow, StringComparison.Ordinal);
            Assert.All(Uses().Matches(workflow), use => Assert.Matches(Pinned(), use.Groups[1].Value));
        });

    [GeneratedRegex(@"ProjectReference Include=""\.\./(Garant\.\w+)/")]
    private static partial Regex ProjectReference();

    [GeneratedRegex(@"uses: (.*)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
