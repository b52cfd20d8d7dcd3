namespace Garant.Benchmarks.Scenarios;

/// <summary>A named piece of work on seeded data.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Prepare">Makes the inputs and the room for results; what comes back is timed.</param>
internal sealed record Scenario(string Name, Func<PreparedWork> Prepare);
