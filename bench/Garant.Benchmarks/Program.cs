using System.Globalization;
using BenchmarkDotNet.Running;
using Garant.Benchmarks;

if (args is ["load", string platform, string people, string pause])
{
    return await PlatformLoad.RunAsync(
        new(platform),
        int.Parse(people, CultureInfo.InvariantCulture),
        TimeSpan.FromMilliseconds(int.Parse(pause, CultureInfo.InvariantCulture)));
}

BenchmarkSwitcher.FromAssembly(typeof(BenchmarkData).Assembly).Run(args);
return 0;
