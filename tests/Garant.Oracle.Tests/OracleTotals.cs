namespace Garant.Oracle.Tests;

/// <summary>What was compared in all files together, written once they are through.</summary>
public sealed class OracleTotals : IDisposable
{
    private readonly CaseCount _count = new();

    public void Add(CaseCount file) => _count.Add(file);

    public void Dispose() => Console.WriteLine($"oracle in all: {_count}");
}
