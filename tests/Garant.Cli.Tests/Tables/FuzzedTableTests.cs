using System.Globalization;
using System.Text.Json;

namespace Garant.Cli.Tests.Tables;

/// <summary>Tables made up from seeds are read by the program and by a simple reader of the test's own; every cell must be the same.</summary>
/// <remarks>GARANT_FUZZED_TABLES asks for more tables than the usual thousand.</remarks>
public sealed class FuzzedTableTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private static int Tables => int.TryParse(Environment.GetEnvironmentVariable("GARANT_FUZZED_TABLES"), NumberStyles.None, CultureInfo.InvariantCulture, out int tables) ? tables : 1000;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Predict_AnyTable_KeepsEveryRowWithItsOwnBounds()
    {
        string model = Model();
        long tables = 0, rows = 0, cells = 0, quoted = 0, broken = 0;
        for (int seed = 0; seed < Tables; seed++)
        {
            RandomTable table = new(seed);
            string input = _folder.Write("in" + table.Ending, table.Text), output = _folder.At("out" + table.Ending);
            CommandRun run = CommandRun.Of("intervals", "predict", input, "--model", model, "--confidence", "0.9", "-o", output);
            Assert.True(run.ExitCode == 0 && run.Error.Length == 0, $"seed {seed}: {run.Error}");
            List<string?[]> read = PlainCsv.Read(table.Text, table.Separator), written = PlainCsv.Read(File.ReadAllText(output), table.Separator == '\t' ? '\t' : ',');
            Assert.Equal(table.Rows.Count + 1, read.Count);
            Assert.True(read.Count == written.Count, $"seed {seed}: {read.Count} records became {written.Count}");
            Assert.Equal(table.Names.Concat(["lower_0.9", "upper_0.9"]), written[0]);
            for (int row = 0; row < table.Rows.Count; row++)
            {
                decimal p = decimal.Parse(table.Rows[row][2]!, NumberStyles.Float, CultureInfo.InvariantCulture);
                Assert.Equal(table.Rows[row], read[row + 1]);
                Assert.True(table.Rows[row].SequenceEqual(written[row + 1].SkipLast(2)), $"seed {seed}, row {row + 1}");
                Assert.Equal([p - 1, p + 1], written[row + 1][^2..].Select(bound => decimal.Parse(bound!, NumberStyles.Float, CultureInfo.InvariantCulture)));
                rows++;
                cells += written[row + 1].Length;
            }

            tables++;
            quoted += table.Text.Contains('"', StringComparison.Ordinal) ? 1 : 0;
            broken += table.Rows.Any(row => row.Any(cell => cell is not null && cell.AsSpan().ContainsAny('\r', '\n'))) ? 1 : 0;
        }

        TestContext.Current.SendDiagnosticMessage($"{tables} tables, {rows} rows and {cells} cells were compared; {quoted} tables had quotes and {broken} breaks within cells.");
        Assert.Equal(Tables, tables);
        Assert.True(rows > 10 * tables && cells > 50 * tables, $"{rows} rows, {cells} cells");
        Assert.True(quoted > tables / 2 && broken > tables / 4, $"{quoted} with quotes, {broken} with breaks");
    }

    [Fact]
    public void Predict_AnyTableWithAFilter_KeepsTheRowsThatPassInEveryFormat()
    {
        string model = Model();
        int compared = 0;
        for (int seed = 0; seed < Tables; seed += 20)
        {
            RandomTable table = new(seed);
            string input = _folder.Write("in" + table.Ending, table.Text);
            string?[][] kept = [.. table.Rows.Where((_, row) => row % 2 == 0)];
            string csv = Output("out.csv"), lines = Output("out.jsonl"), parquet = Output("out.parquet"), linesAgain = Output("again.jsonl", parquet), csvAgain = Output("again.csv", lines);
            Assert.Equal(kept, PlainCsv.Read(File.ReadAllText(csv), ',').Skip(1).Select(row => row[..^2]));
            Assert.Equal(kept, PlainCsv.Read(File.ReadAllText(csvAgain), ',').Skip(1).Select(row => row[..^4]), (one, other) => Same(one, other));
            foreach (string path in new[] { lines, linesAgain })
            {
                Assert.Equal(kept, File.ReadLines(path).Select(line => Cells(line, table.Names)), (one, other) => Same(one, other));
            }

            compared += kept.Length;

            string Output(string name, string? from = null)
            {
                CommandRun run = CommandRun.Of(["intervals", "predict", from ?? input, "--model", model, "--confidence", from is null ? "0.9" : "0.8", .. from is null ? new[] { "--where", "n % 2 = 0" } : [], "-o", _folder.At(name)]);
                Assert.True(run.ExitCode == 0 && run.Error.Length == 0, $"seed {seed}, {name}: {run.Error}");
                return _folder.At(name);
            }
        }

        Assert.True(compared > Tables / 20 * 5, $"{compared} rows");
    }

    /// <summary>Whether cells are the same; the prediction, the third of them, was asked for as a number, which may be written otherwise.</summary>
    private static bool Same(string?[] one, string?[] other) => one.Length == other.Length && one.Zip(other).Select((pair, column) => column == 2
        ? decimal.Parse(pair.First!, NumberStyles.Float, CultureInfo.InvariantCulture) == decimal.Parse(pair.Second!, NumberStyles.Float, CultureInfo.InvariantCulture)
        : pair.First == pair.Second).All(same => same);

    private static string?[] Cells(string line, IReadOnlyList<string> names)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return [.. names.Select(name => json.RootElement.GetProperty(name) is { ValueKind: not JsonValueKind.Null } cell ? cell.ToString() : null)];
    }

    /// <summary>Nine rows whose targets lie 1 from their predictions: every interval at 0.9 is the prediction ± 1.</summary>
    private string Model()
    {
        string rows = _folder.Write("cal.csv", "y,p\n" + string.Concat(Enumerable.Range(0, 9).Select(row => $"{row + 1},{row}\n"))), model = _folder.At("model.json");
        Assert.Equal(0, CommandRun.Of("intervals", "calibrate", rows, "--target", "y", "--prediction", "p", "-o", model).ExitCode);
        return model;
    }
}
