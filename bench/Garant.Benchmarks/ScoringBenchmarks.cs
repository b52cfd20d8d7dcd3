using BenchmarkDotNet.Attributes;
using Garant.Assessment.Scoring;

namespace Garant.Benchmarks;

/// <summary>Scoring one evaluation of the largest framework; at most 50 µs each.</summary>
[MemoryDiagnoser]
public class ScoringBenchmarks
{
    private readonly Scorer _scorer = new(BenchmarkData.Largest);
    private readonly Scorer _weighted = new(BenchmarkData.Largest, BenchmarkData.Kind);

    [Benchmark]
    public EvaluationScore Complete() => _scorer.Score(BenchmarkData.Complete);

    [Benchmark]
    public EvaluationScore Incomplete() => _scorer.Score(BenchmarkData.Incomplete);

    [Benchmark]
    public EvaluationScore IncompleteWeighted() => _weighted.Score(BenchmarkData.Incomplete);

    [Benchmark]
    public IReadOnlyList<Contribution> Contributions() => _scorer.Contributions(BenchmarkData.Complete);

    [Benchmark]
    public Scorer Prepare() => new(BenchmarkData.Largest);
}
