using System.Text.Json;
using Garant.Platform.Tests.Databases;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Starting;

/// <summary>What somebody meets who starts the platform for the first time.</summary>
public sealed class FirstStartTests : IDisposable
{
    private static readonly (string Key, string Value)[] AsItComes = [("Garant:PublicUrl", "http://localhost"), ("Garant:Frameworks", ""), ("Garant:BuiltInFrameworks", "true")];
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Start_OfANewPlatform_EndsWithTheAddressAlone()
    {
        await using StartedProgram program = StartedProgram.Start(_folder.File("data"), AsItComes, options: "--demo");
        Uri address = await program.ReadyAsync();
        await Task.Delay(300, TestContext.Current.CancellationToken);
        string[] lines = program.Output.Split('\n');
        Assert.Equal(["", $"Garant is ready: {address.GetLeftPart(UriPartial.Authority)}"], lines[^2..]);
        Assert.DoesNotContain("Hosting environment", program.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("unencrypted", program.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithTheLogInAnotherForm_KeepsThatForm()
    {
        await using StartedProgram program = StartedProgram.Start(_folder.File("data"), [.. AsItComes, ("Logging:Console:FormatterName", "json")]);
        await program.PrintedAsync("Garant is ready");
        Assert.All(program.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => JsonDocument.Parse(line).Dispose());
    }

    [Theory]
    [InlineData("--urls", "http://127.0.0.1:0")]
    [InlineData(null, null)]
    public async Task Start_WithTheOptionOrTheVariable_ListensThere(string? option, string? value)
    {
        // Another address in the variable shows that the option goes before it.
        (string, string)[] settings = [.. AsItComes, ("ASPNETCORE_URLS", option is null ? "http://127.0.0.1:0" : "http://192.0.2.1:6100")];
        await using StartedProgram program = StartedProgram.Start(_folder.File("data"), settings, options: option is null ? [] : [option, value!]);
        await program.ReadyAsync();
    }

    [Fact]
    public void LaunchSettings_OfTheProject_SayNoAddress()
    {
        // dotnet run puts an address said there before the one that ASPNETCORE_URLS says.
        using JsonDocument settings = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "src/Garant.Web/Properties/launchSettings.json")));
        string all = settings.RootElement.ToString();
        Assert.DoesNotContain("applicationUrl", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("URLS", all, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("commandLineArgs", all, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Start_AsItComes_ReadsItsOwnFrameworksAndTakesUpAFileOfTheDataFolder()
    {
        await using StartedProgram program = StartedProgram.Start(_folder.File("data"), AsItComes);
        using HttpClient client = new() { BaseAddress = await program.ReadyAsync() };
        Assert.Contains("/frameworks/garant-2026.2", await client.GetStringAsync("/frameworks", TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await File.WriteAllTextAsync(_folder.File("data/frameworks/garden.yaml"), TestFrameworks.GardenFile, TestContext.Current.CancellationToken);
        await program.PrintedAsync("The framework garden-1 was taken up");
        string page = await client.GetStringAsync("/frameworks", TestContext.Current.CancellationToken);
        Assert.Contains("/frameworks/garden-1", page, StringComparison.Ordinal);
        Assert.Contains("/frameworks/garant-2026.2", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Dockerfile_OfThePlatform_RestoresEveryProjectItIsMadeOf()
    {
        string dockerfile = File.ReadAllText(Path.Combine(Root(), "Dockerfile"));
        Assert.All(Directory.GetFiles(Path.Combine(Root(), "src/Garant.Web"), "*.csproj").SelectMany(ProjectsOf), project => Assert.Contains($"src/{project}/{project}.csproj", dockerfile, StringComparison.Ordinal));

        static IEnumerable<string> ProjectsOf(string file) => System.Xml.Linq.XDocument.Load(file).Descendants("ProjectReference")
            .Select(reference => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, reference.Attribute("Include")!.Value)))
            .SelectMany(project => ProjectsOf(project).Append(Path.GetFileNameWithoutExtension(project)));
    }

    private static string Root()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Garant.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("There is no Garant.slnx above the tests.");
    }
}
