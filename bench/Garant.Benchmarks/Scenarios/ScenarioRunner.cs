using System.Diagnostics;
using System.Text.Json;

namespace Garant.Benchmarks.Scenarios;

/// <summary>Runs scenarios, each in a process of its own, and prints what was measured.</summary>
internal static class ScenarioRunner
{
    public const string Command = "scenarios", ChildCommand = "scenario";

    private const int Runs = 5;

    private static readonly Scenario[] All = [.. ConformalScenarios.All, .. RiskScenarios.All, .. MetricScenarios.All];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary><c>scenarios [NAME…] [--json]</c></summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        string[] names = [.. arguments.Where(argument => argument != "--json")];
        if (names.FirstOrDefault(name => All.All(scenario => scenario.Name != name)) is { } unknown)
        {
            await Console.Error.WriteLineAsync($"There is no scenario {unknown}; there are {string.Join(", ", All.Select(scenario => scenario.Name))}.");
            return 2;
        }

        List<ScenarioResult> results = [];
        foreach (Scenario scenario in All.Where(scenario => names.Length == 0 || names.Contains(scenario.Name)))
        {
            await Console.Error.WriteLineAsync($"{scenario.Name} …");
            ProcessStartInfo start = new(Environment.ProcessPath!) { RedirectStandardOutput = true };
            if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            {
                start.ArgumentList.Add(typeof(ScenarioRunner).Assembly.Location);
            }

            start.ArgumentList.Add(ChildCommand);
            start.ArgumentList.Add(scenario.Name);
            using Process child = Process.Start(start)!;
            string output = await child.StandardOutput.ReadToEndAsync();
            await child.WaitForExitAsync();
            if (child.ExitCode != 0)
            {
                await Console.Error.WriteLineAsync($"{scenario.Name} failed.");
                return 1;
            }

            results.Add(JsonSerializer.Deserialize<ScenarioResult>(output, Json)!);
        }

        if (arguments.Contains("--json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(results, Json));
            return 0;
        }

        foreach (ScenarioResult result in results)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"{result.Name,-36} {result.MedianSeconds * 1000,12:0.00} ms {result.AllocatedBytes / 1e6,10:0.0} MB allocated {result.PeakWorkingSetBytes / 1e6,10:0} MB peak {result.CopyRatio,9:0.0} × copying"));
        }

        return 0;
    }

    /// <summary>Runs one scenario in this process.</summary>
    public static int RunOne(string name)
    {
        PreparedWork work = All.Single(scenario => scenario.Name == name).Prepare();
        WarmUp(work);
        double[] seconds = new double[Runs];
        long[] allocated = new long[Runs];
        for (int run = 0; run < Runs; run++)
        {
            GC.Collect();
            long before = GC.GetTotalAllocatedBytes(precise: true), start = Stopwatch.GetTimestamp();
            work.Run();
            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
            allocated[run] = GC.GetTotalAllocatedBytes(precise: true) - before;
        }

        using Process self = Process.GetCurrentProcess();
        long peak = self.PeakWorkingSet64;
        Array.Sort(seconds);
        Array.Sort(allocated);
        ScenarioResult result = new(name, seconds[Runs / 2], allocated[Runs / 2], peak, seconds[Runs / 2] / CopySeconds(work.Inputs));
        Console.WriteLine(JsonSerializer.Serialize(result, Json));
        return 0;
    }

    /// <summary>Until the code is compiled for good: at least once, and for half a second.</summary>
    private static void WarmUp(PreparedWork work)
    {
        long start = Stopwatch.GetTimestamp();
        do
        {
            work.Run();
        }
        while (Stopwatch.GetElapsedTime(start).TotalSeconds < 0.5);
    }

    private static double CopySeconds(Array[] inputs)
    {
        Array[] copies = [.. inputs.Select(input => (Array)input.Clone())];
        double[] seconds = new double[Runs];
        for (int run = 0; run < Runs; run++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < inputs.Length; i++)
            {
                Array.Copy(inputs[i], copies[i], inputs[i].Length);
            }

            seconds[run] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(seconds);
        return seconds[Runs / 2];
    }
}
