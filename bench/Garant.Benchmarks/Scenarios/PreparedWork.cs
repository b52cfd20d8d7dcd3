namespace Garant.Benchmarks.Scenarios;

/// <summary>Work that is ready to be timed.</summary>
/// <param name="Run">Does it once.</param>
/// <param name="Inputs">What it reads; copying these is the yardstick.</param>
internal sealed record PreparedWork(Action Run, params Array[] Inputs);
