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
        Assert.Equal(["lac: coverage 0.906, mean size 0.93", "raps: coverage 0.996, mean size 2.88", "topk: coverage 0.956, mean size 1.00", "aps, randomised: coverage 0.902, mean size 1.42"], lines[..4]);
    }

    [Fact]
    public async Task Labels_OnMadeRows_PrintGuaranteesAndWhatTheyCost()
    {
        string[] lines = await RunAsync("dotnet", "run", "samples/labels.cs");
        Assert.Equal(
            [
                "Guarantee: if rows are exchangeable, with probability at least 0.9 the true answers of all 8 labels of a new row are among those left.",
                "Greatest score: joint coverage 0.903 (true coverage 0.883 to 0.921), present 0.38, absent 1.90, unsure 5.72 of 8",
                "Greatest rank: joint coverage 0.912 (true coverage 0.893 to 0.929), present 0.44, absent 1.52, unsure 6.04 of 8",
                "Bonferroni: joint coverage 0.916 (true coverage 0.897 to 0.932), present 0.42, absent 1.49, unsure 6.09 of 8",
                "Guarantee: with probability at least 0.9 every true label of a new row is in its superset.",
                "Supersets: coverage 0.891 (true coverage 0.870 to 0.910), mean size 5.86",
                "Guarantee: with probability at least 0.9 no false label of a new row is in its subset.",
                "Subsets: coverage 0.908 (true coverage 0.888 to 0.925), mean size 0.85",
            ],
            lines[1..]);
    }

    [Fact]
    public async Task Triage_OnBiopsies_PrintsItsGuarantee() => Assert.Equal(
        [
            "200 biopsies calibrate: 2 of 190 pairs of thresholds are valid.",
            "Malignant from 0.70 on, benign below 0.25, a physician decides between them.",
            "Guarantee: with a confidence of 90 %, of those called benign at least 0.85 are, of those called malignant at least 0.85 are, and at most 0.4 wait for a physician.",
            "On 199 other biopsies npv is 0.969 (of 96).",
            "On 199 other biopsies precision is 0.981 (of 52).",
            "On 199 other biopsies abstention is 0.256 (of 199).",
            "On 199 other biopsies selective-accuracy is 0.973 (of 148).",
        ],
        await RunAsync("dotnet", "run", "samples/triage.cs"));

    [Fact]
    public async Task Labelling_OnMadeRows_KeepsRecallAndPrecision() => Assert.Equal(
        [
            "Made data, 8 labels, 952 rows with a true label to calibrate with and 964 to test.",
            "35 thresholds are valid, from 0.06 to 0.4; 0.38 is the best in F1.",
            "Guarantee: with a confidence of 90 %, mean recall is at least 0.75 and mean precision at least 0.4 for rows like these.",
            "On the test rows mean recall is 0.816.",
            "On the test rows mean precision is 0.669.",
            "For a recall of 0.9 on average over calibration sets the threshold may be 0.27.",
        ],
        await RunAsync("dotnet", "run", "samples/labelling.cs"));

    [Fact]
    public async Task Judge_OnMadeScores_KeepsItsFalseAcceptances() => Assert.Equal(
        [
            "Made data: 600 answers a person has checked, 434 of them good.",
            "Accept from a score of 0.90 on: 0.0181 of 166 bad answers passed, at most 0.0460 would.",
            "Guarantee: with a confidence of 95 %, at most 0.05 of the bad answers are accepted, as long as answers are like those that were checked.",
            "Of 100,000 later answers 0.0355 of the bad ones and 0.573 of the good ones are accepted.",
        ],
        await RunAsync("dotnet", "run", "samples/judge.cs"));

    [Fact]
    public async Task Probabilities_OnBreastCancer_PrintWhatCalibrationGains()
    {
        string[] lines = await RunAsync("dotnet", "run", "samples/probabilities.cs");
        Assert.Equal(
            [
                "as the model says: calibration error 0.039, Brier score 0.038, log loss Infinity, Spiegelhalter's p-value 0.000",
                "Venn–Abers: calibration error 0.051, Brier score 0.032, log loss 0.135, Spiegelhalter's p-value 0.993",
                "temperature 8.2: calibration error 0.049, Brier score 0.033, log loss 0.135, Spiegelhalter's p-value 0.897",
                "beta: calibration error 0.029, Brier score 0.031, log loss 0.116, Spiegelhalter's p-value 0.864",
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
