using BenchmarkDotNet.Attributes;
using Garant.Assessment.Improvement;
using Garant.Assessment.Scoring;

namespace Garant.Benchmarks;

/// <summary>The cheapest path from the worst answers to the highest level; at most 5 ms each.</summary>
[MemoryDiagnoser]
public class LabelPathBenchmarks
{
    private readonly Scorer _scorer = new(BenchmarkData.Largest);
    private readonly Scorer _weighted = new(BenchmarkData.Largest, BenchmarkData.Kind);

    [ParamsAllValues]
    public PathCost Cost { get; set; }

    [Benchmark]
    public LabelPath? Find() => LabelPathFinder.Find(_scorer, BenchmarkData.Worst, BenchmarkData.Largest.Levels[^1], Cost);

    [Benchmark]
    public LabelPath? FindWeighted() => LabelPathFinder.Find(_weighted, BenchmarkData.Worst, BenchmarkData.Largest.Levels[^1], Cost);
}
