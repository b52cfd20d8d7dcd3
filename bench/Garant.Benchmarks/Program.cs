using System.Globalization;
using BenchmarkDotNet.Running;
using Garant.Benchmarks;
using Garant.Benchmarks.Load;
using Garant.Benchmarks.Scenarios;

switch (args)
{
    case [ScenarioRunner.Command, .. string[] rest]:
        return await ScenarioRunner.RunAsync(rest);
    case [ScenarioRunner.ChildCommand, string name]:
        return ScenarioRunner.RunOne(name);
    case ["load", string platform, string people, string pause, string mailFolder]:
        return await PlatformLoad.RunAsync(
            new(platform),
            int.Parse(people, CultureInfo.InvariantCulture),
            TimeSpan.FromMilliseconds(int.Parse(pause, CultureInfo.InvariantCulture)),
            mailFolder);
    case ["doors", string platform, string tries]:
        return await DoorTimes.RunAsync(new(platform), int.Parse(tries, CultureInfo.InvariantCulture));
    default:
        BenchmarkSwitcher.FromAssembly(typeof(BenchmarkData).Assembly).Run(args);
        return 0;
}
