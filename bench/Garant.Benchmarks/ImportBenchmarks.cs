using BenchmarkDotNet.Attributes;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Importing;

namespace Garant.Benchmarks;

/// <summary>Reading a version: the native file, and the published texts where they are at hand.</summary>
[MemoryDiagnoser]
public class ImportBenchmarks
{
    private string _yaml = "";

    [GlobalSetup]
    public void Load() => _yaml = File.ReadAllText(BenchmarkData.LargestFile);

    [Benchmark]
    public FrameworkReading ReadNative() => FrameworkReader.Read("framework.yaml", _yaml);

    [Benchmark]
    public string WriteNative() => FrameworkWriter.Write(BenchmarkData.Largest);

    [Benchmark]
    public FrameworkReading? ImportPublished() => BenchmarkData.Published is { } sources ? PublishedFrameworkImporter.Import(sources) : null;
}
