using System.Diagnostics;

namespace Garant.Conformal.Tests.Samples;

/// <summary>The samples print what their data say, compiled as usual and ahead of time.</summary>
public sealed class SampleTests
{
    private static readonly string Root = FindRoot();

    private static readonly string[] Intervals =
    [
        "The same width everywhere: coverage 0.925 (true coverage 0.866 to 0.963), mean width 216.5",
        "Width by the forest's spread: coverage 0.910 (true coverage 0.848 to 0.953), mean width 206.4",
        "Corrected quantiles: coverage 0.820 (true coverage 0.744 to 0.881), mean width 205.8",
        "Each sex by itself: coverage 0.940 (true coverage 0.885 to 0.974), mean width 225.4",
        "  sex a: 0.943 of 70",
        "  sex b: 0.937 of 63",
        "Guarantee: if patients are exchangeable, at least 0.9 of new ones lie in their interval.",
    ];

    [Fact]
    public async Task Intervals_OnDiabetes_PrintCoverageAndDrawThePictureOfTheReadme()
    {
        string picture = Path.Combine(Path.GetTempPath(), $"garant-{Guid.NewGuid():N}.svg");
        Assert.Equal(Intervals, await RunAsync("dotnet", "run", "samples/intervals.cs", picture));
        Assert.Equal(await File.ReadAllTextAsync(Path.Combine(Root, "docs", "images", "intervals.svg"), TestContext.Current.CancellationToken), await File.ReadAllTextAsync(picture, TestContext.Current.CancellationToken));
        File.Delete(picture);
    }

    [Fact]
    public async Task Folds_OnDiabetes_PrintCoverageAndProbabilities()
    {
        string[] lines = await RunAsync("dotnet", "run", "samples/folds.cs");
        Assert.Equal("CV+ at 0.9: 72 of 74 covered, mean width 192.3", lines[2]);
        Assert.Equal("Predicted 200: more than 200 with a probability of 0.447 to 0.450", lines[^1]);
    }

    [Fact]
    public async Task Sets_OnDigits_PrintCoverageAndASet()
    {
        string[] lines = await RunAsync("dotnet", "run", "samples/sets.cs");
        Assert.Equal(["lac: coverage 0.906, mean size 0.93", "raps: coverage 0.996, mean size 3.25", "topk: coverage 0.956, mean size 1.00", "aps, randomised: coverage 0.902, mean size 1.42"], lines[..4]);
    }

    [Fact]
    public async Task Probabilities_OnBreastCancer_PrintWhatCalibrationGains()
    {
        string[] lines = await RunAsync("dotnet", "run", "samples/probabilities.cs");
        Assert.Equal(
            [
                "as the model says: Brier score 0.038, Spiegelhalter's p-value 0.000",
                "Venn–Abers: Brier score 0.032, Spiegelhalter's p-value 0.993",
                "temperature 8.2: Brier score 0.033, Spiegelhalter's p-value 0.897",
                "beta: Brier score 0.031, Spiegelhalter's p-value 0.864",
                "Of a patient the model says 0.90: 0.54 or 0.62, 0.57 as one number.",
            ],
            lines[..5]);
    }

    [Fact]
    public async Task Intervals_CompiledAheadOfTime_PrintTheSame()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/gcc") || File.Exists("/usr/bin/clang"), "Compiling ahead of time needs gcc or clang.");
        DirectoryInfo folder = Directory.CreateTempSubdirectory("garant-aot-");
        await RunAsync("dotnet", "publish", "samples/intervals.cs", "-o", folder.FullName);
        Assert.Equal(Intervals, await RunAsync(Path.Combine(folder.FullName, "intervals")));
        folder.Delete(recursive: true);
    }

    private static async Task<string[]> RunAsync(string program, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output + await errors);
        return output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
    }

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Garant.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("There is no Garant.slnx above the tests.");
    }
}
