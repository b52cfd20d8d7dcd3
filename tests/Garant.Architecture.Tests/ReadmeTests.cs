using System.Diagnostics;
using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Garant.Architecture.Tests;

/// <summary>What the README says is run: its commands start, its samples compile and print.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));

    [Fact]
    public async Task Platform_StartedAsTheReadmeSays_AnswersAtThePrintedAddress()
    {
        string command = Assert.Single(Commands(), command => command == "dotnet run --project src/Garant.Web");
        string data = Directory.CreateTempSubdirectory("garant-readme-").FullName;
        using Process platform = Start(command + $" -c {Configuration} --no-build -- --urls http://127.0.0.1:0 --Garant:Data={data}");
        try
        {
            using CancellationTokenSource limit = new(TimeSpan.FromMinutes(2));
            string? line;
            do
            {
                line = (await platform.StandardOutput.ReadLineAsync(limit.Token))?.Trim();
            }
            while (line is not null && !line.StartsWith("Garant is ready: ", StringComparison.Ordinal));

            Assert.NotNull(line);
            using HttpClient client = new();
            using HttpResponseMessage page = await client.GetAsync(new Uri(line["Garant is ready: ".Length..] + "/account/sign-in"), limit.Token);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
            Assert.Contains("camille@", await page.Content.ReadAsStringAsync(limit.Token), StringComparison.Ordinal);
        }
        finally
        {
            platform.Kill(entireProcessTree: true);
            await platform.WaitForExitAsync(CancellationToken.None);
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task CommandLine_AsTheReadmeSays_Succeeds()
    {
        string[] commands = [.. Commands().Where(command => command.Contains("src/Garant.Cli", StringComparison.Ordinal))];
        Assert.NotEmpty(commands);
        foreach (string command in commands)
        {
            using Process run = Start(command.Replace(" -- ", $" -c {Configuration} --no-build -- ", StringComparison.Ordinal));
            Task<string> errors = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            string output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(run.ExitCode == 0, $"{command}: {await errors}");
            Assert.NotEmpty(output);
        }
    }

    [Fact]
    public void TestScript_OfTheReadme_IsWhatCiRuns()
    {
        Assert.Contains("./test.sh", Commands());
        Assert.Contains("./test.sh", File.ReadAllText(Path.Combine(Repository.Root, ".ci", "run")), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
        {
            Assert.True(File.GetUnixFileMode(Path.Combine(Repository.Root, "test.sh")).HasFlag(UnixFileMode.UserExecute));
        }
    }

    [Fact]
    public void Samples_OfTheReadme_CompileAndPrint()
    {
        string[] samples = [.. Sample().Matches(Readme).Select(match => match.Groups[1].Value)];
        Assert.Equal(3, samples.Length);
        Assert.Equal(
            ["90 of 100 such targets lie between 5.5 and 7.5", "3 of 4 such labels are in {0, 1}", "9 rows calibrated; a level of 0.99 needs 99"],
            Lines(samples[0]));
        Assert.Equal(["Positive from 0.6 on: 0.55 is Negative"], Lines(samples[1]));
        string[] lines = Lines(samples[2]);
        Assert.Equal(3, lines.Length);
        Assert.Matches(@"^1 of \d+ answered$", lines[0]);
        Assert.Matches(@"^between \d+([.,]\d)? and \d+([.,]\d)? of 100$", lines[1]);
        Assert.Matches(@"^\d+ better answers reach the level intermediate with \d+([.,]\d)?$", lines[2]);

        static string[] Lines(string sample) => Run(sample).Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    [Fact]
    public void Links_OfTheDocuments_LeadSomewhere()
    {
        IEnumerable<string> documents = Directory.EnumerateFiles(Repository.Root, "*.md")
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories));
        string[] broken =
        [
            .. documents.SelectMany(document => Link().Matches(File.ReadAllText(document))
                .Select(match => match.Groups[1].Value)
                .Where(link => !link.Contains("://", StringComparison.Ordinal) && !link.StartsWith('#'))
                .Where(link => !Path.Exists(Path.Combine(Path.GetDirectoryName(document)!, link.Split('#')[0])))
                .Select(link => $"{Path.GetFileName(document)}: {link}")),
        ];
        Assert.Empty(broken);
    }

    private static string Configuration { get; } =
        typeof(ReadmeTests).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    private static IEnumerable<string> Commands() => Shell().Matches(Readme)
        .SelectMany(match => match.Groups[1].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries));

    private static Process Start(string command) => Process.Start(new ProcessStartInfo("bash", ["-c", "exec " + command])
    {
        WorkingDirectory = Repository.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    private static string Run(string sample)
    {
        string implicitUsings = "global using System; global using System.Collections.Generic; global using System.Linq;";
        string[] trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Sample",
            [CSharpSyntaxTree.ParseText(implicitUsings), CSharpSyntaxTree.ParseText(sample)],
            trusted.Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));
        using MemoryStream assembly = new();
        var emitted = compilation.Emit(assembly);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics));

        TextWriter console = Console.Out;
        string folder = Environment.CurrentDirectory;
        using StringWriter printed = new();
        try
        {
            Console.SetOut(printed);
            Environment.CurrentDirectory = Repository.Root;
            MethodInfo main = Assembly.Load(assembly.ToArray()).EntryPoint!;
            main.Invoke(null, main.GetParameters().Length == 0 ? null : [Array.Empty<string>()]);
        }
        finally
        {
            Console.SetOut(console);
            Environment.CurrentDirectory = folder;
        }

        return printed.ToString();
    }

    [GeneratedRegex(@"```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Sample();

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();
}
