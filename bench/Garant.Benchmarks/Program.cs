using BenchmarkDotNet.Running;
using Garant.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(BenchmarkData).Assembly).Run(args);
