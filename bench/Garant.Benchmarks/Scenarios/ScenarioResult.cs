namespace Garant.Benchmarks.Scenarios;

/// <summary>What was measured of a scenario.</summary>
/// <param name="Name">Its name.</param>
/// <param name="MedianSeconds">The median of five runs after a warm-up.</param>
/// <param name="AllocatedBytes">What one run allocates on the managed heap.</param>
/// <param name="PeakWorkingSetBytes">The most memory the process ever held, inputs and results included.</param>
/// <param name="CopyRatio">The time relative to copying the input bytes once.</param>
internal sealed record ScenarioResult(string Name, double MedianSeconds, long AllocatedBytes, long PeakWorkingSetBytes, double CopyRatio);
