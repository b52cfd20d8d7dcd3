using System.IO.Compression;
using System.Text;

namespace Garant.Cli.Tests.Tables;

/// <summary>What CSV files hold is what is computed and what comes out; what is no CSV is refused with its line.</summary>
public sealed class CsvTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("#1,1,2\n2,1,2\n#3,1,2\n")]
    [InlineData("\"#1\",1,2\n'x',1,2\n\\\",1,2\n", 3, true)]
    [InlineData("a,1,2\r\n\r\n\"b\r\nc\",1,2\r\r\n\nd,1,2")]
    public void Calibrate_RowsLikeAnyOther_AreAllCounted(string rows, int count = 3, bool isNone = false)
    {
        CommandRun run = Calibrate("id,y,p\n" + rows);
        Assert.Equal(isNone ? 2 : 0, run.ExitCode);
        Assert.Contains(isNone ? "row 3: cell 1 has a quote (\") but does not begin with one" : $"calibrated with {count} rows", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"Smith, J\"")]
    [InlineData("\"He said \"\"hi\"\"\"")]
    [InlineData("\"two\nlines\"")]
    public void Predict_FirstQuoteAfterManyRows_LeavesTheCellAsItStood(string cell)
    {
        string rows = "name,p\n" + string.Concat(Enumerable.Range(0, 25_000).Select(row => row == 24_000 ? $"{cell},1\n" : $"n{row % 7},{row % 5}\n"));
        Assert.Contains($"\n{cell},1,0.0,2.0\n", Predicted("test.csv", rows, "out.csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("y;p\n1;2\n", "")]
    [InlineData("y\tp\n1\t2\n", "")]
    [InlineData("y|p\n1|2\n", "")]
    [InlineData("\"y\",p,\"a;b;c\"\n1,2,3\n", "")]
    [InlineData("y,p,a|b\n1,2,3|4\n", "warning: the line of names can be separated by commas or bars (|); it is read as separated by commas")]
    public void Calibrate_AnySeparator_IsToldFromTheLineOfNames(string table, string remark)
    {
        CommandRun run = Calibrate(table);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(remark.Length == 0 ? "" : $"{_folder.At("cal.csv")}:1: {remark}", run.Error.Trim());
    }

    [Fact]
    public void Calibrate_TabsByTheEndingAndCommasInTheFile_AreReadAndSaid()
    {
        CommandRun run = Calibrate("y,p\n1,2\n", "cal.tsv");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("the ending says tabs, and the line of names is separated by commas; it is read so", run.Error, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> Broken => new()
    {
        { "y,p\n1,2\n1,2,3\n", "3: error: row 2: 3 cells, and the line of names has 2; put a cell that holds the separator in quotes" },
        { "y,p\n1,2\n\n1\n", "4: error: row 2: 1 cell, and the line of names has 2; add the missing cells" },
        { "y,p\n1,2\n1,\"2\n3,4\n5,6\n", "3: error: row 2: cell 2 opens a quote (\") that is never closed" },
        { "y,p,n\n1,2,\"a\nb\"\n1,2,\"x\n3,4,\"y\"\n", "4: error: row 2: cell 3 goes on after its closing quote" },
        { "y,p\n1,5\" pipe\n2,6\" pipe\n", "2: error: row 1: cell 2 has a quote (\") but does not begin with one" },
        { "y,p,p\n1,2,3\n", "1: error: columns 2 and 3 are both named \"p\"; rename one of them" },
        { "y,p,,\n1,2,,\n", "1: error: columns 3 and 4 both have no name; rename one of them" },
        { "y,p,n\n1,2,\"a\r\nb\rc\nd\"\n\n1,x,\n", "7: error: row 2: column \"p\" holds \"x\", which is not a number" },
        { "y,p\n\n\r\n1,\"1\n\"\n2,\n", "6: error: row 2: column \"p\" is empty" },
        { "y,p\n1,\"\"\n", "2: error: row 1: column \"p\" is empty" },
        { "y,p\n1,1_000\n", "2: error: row 1: column \"p\" holds \"1_000\", which is not a number" },
        { "y,p\n1,\"1,5\"\n", "2: error: row 1: column \"p\" holds \"1,5\", which is not a number" },
        { "y,p\n1,1e999\n", "2: error: row 1: column \"p\" holds \"1e999\", which is not a finite number" },
        { "\n\n", "0: error: the file is empty" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void Calibrate_BrokenFile_NamesTheLineAndTheReason(string table, string message)
    {
        CommandRun run = Calibrate(table);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{_folder.At("cal.csv")}:{message}", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> Encodings => new()
    {
        { "é in Latin-1", [.. "y,p\n1,2\n"u8, 0x33, 0x2C, 0xE9, 0x0A], "3: error: the file is not text in UTF-8 (the byte E9 here is none" },
        { "é in Latin-1 in the names", [0x79, 0x2C, 0xE9, 0x0A], "1: error: the file is not text in UTF-8 (the byte E9 here is none" },
        { "late", [.. Encoding.UTF8.GetBytes("y,p\n" + string.Concat(Enumerable.Repeat("1,2\r\n", 50_000))), 0xFF], "50002: error: the file is not text in UTF-8 (the byte FF" },
        { "UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("y,p\n1,2\n")], "0: error: the file is text in UTF-16, not in UTF-8; save it as UTF-8" },
        { "UTF-16, other order", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("y,p\n1,2\n")], "0: error: the file is text in UTF-16" },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes("y,p\n1,2\n"), "1: error: the line of names has bytes of value 0, as text in UTF-16 has" },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Calibrate_OtherEncoding_SaysSoAndHowToSave(string name, byte[] bytes, string message)
    {
        Assert.NotEmpty(name);
        File.WriteAllBytes(_folder.At("cal.csv"), bytes);
        CommandRun run = Calibrate(null);
        Assert.StartsWith($"{_folder.At("cal.csv")}:{message}", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Calibrate_Packed_IsReadWholeOrRefused()
    {
        byte[] packed = Packed("y,p\n" + string.Concat(Enumerable.Range(0, 20_000).Select(row => $"{row * 7919 % 1000},{row}\n")));
        File.WriteAllBytes(_folder.At("cal.csv.gz"), packed);
        Assert.Contains("calibrated with 20000 rows", Calibrate(null, "cal.csv.gz").Output, StringComparison.Ordinal);
        foreach (int length in new[] { packed.Length - 4, packed.Length / 2, 20 })
        {
            File.WriteAllBytes(_folder.At("cal.csv.gz"), packed[..length]);
            Assert.Contains("the packed file ends before its end", Assert.Single(Calibrate(null, "cal.csv.gz").Errors), StringComparison.Ordinal);
        }

        File.WriteAllText(_folder.At("cal.csv.gz"), "y,p\n1,2\n");
        Assert.Contains("the file is not packed by gzip", Assert.Single(Calibrate(null, "cal.csv.gz").Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Calibrate_QuoteOverMoreThanARowMayHold_NamesTheLineBefore()
    {
        CommandRun run = Calibrate("y,p\n1,2\n1,\"" + new string('x', 17_000_000));
        Assert.StartsWith($"{_folder.At("cal.csv")}:3: error: row 2 does not end within 16 million letters", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_ColumnsOfOurOwnNames_ComeOutAsTheyAre() => Assert.Equal(
        "garant_row,garant_file,place,p,lower_0.9,upper_0.9\n22.14,x,y,1,0.0,2.0\n",
        Predicted("test.csv", "garant_row,garant_file,place,p\n22.14,x,y,1\n", "out.csv", "--where", "garant_row > 22 AND place = 'y'"));

    [Theory]
    [InlineData("place > 0")]
    [InlineData("c0 > 0")]
    public void Predict_FilterOnNamesThatOnlyWeUse_IsRefused(string where) =>
        Assert.StartsWith("garant: error: --where is", Refused("p\n1\n", where), StringComparison.Ordinal);

    [Theory]
    [InlineData("id,p,when\n12345678901234567890,1,03/04/2026\n007,2,2026-01-02\n,3,\"\"\n", """[{"id":"12345678901234567890","p":1,"when":"03/04/2026"},{"id":"007","p":2,"when":"2026-01-02"},{"id":null,"p":3,"when":""}]""")]
    [InlineData("p,flag\n.5,True\n+2,yes\n1e2,\n", """[{"p":0.5,"flag":"True"},{"p":2.0,"flag":"yes"},{"p":1e2,"flag":null}]""")]
    public void Predict_ToJsonLines_TextStaysTextAndNumbersAskedForAreNumbers(string table, string expected)
    {
        string lines = Predicted("test.csv", table, "out.jsonl");
        Assert.Equal(expected, "[" + string.Join(',', lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(",\"lower_0.9\"", StringComparison.Ordinal)] + "}")) + "]");
    }

    [Fact]
    public void Predict_FilterThatIsNotTheSameTwice_GivesEveryRowItsOwnBounds()
    {
        string[] rows = Predicted("test.csv", "p\n" + string.Concat(Enumerable.Range(0, 1000).Select(row => $"{row * 100}\n")), "out.csv", "--where", "random() < 0.5").Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..];
        Assert.InRange(rows.Length, 300, 700);
        Assert.All(rows.Select(row => row.Split(',')), cells => Assert.Equal([$"{int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture) - 1}.0", $"{int.Parse(cells[0], System.Globalization.CultureInfo.InvariantCulture) + 1}.0"], cells[1..]));
    }

    [Theory]
    [InlineData("getenv('HOME') = 'x'", "does not exist")]
    [InlineData("p = 'x'", "Could not convert string 'x'")]
    [InlineData("pp = 1", "Candidate bindings: \"p\"")]
    [InlineData("p = (SELECT count(*) FROM read_text('/etc/hostname'))", "disabled by configuration")]
    [InlineData("p IN (SELECT 1 FROM read_csv('http://127.0.0.1:9/x.csv'))", "disabled by configuration")]
    [InlineData("p > ", "syntax error")]
    public void Predict_BrokenFilter_IsTheFiltersFaultWithTheReason(string where, string reason)
    {
        string error = Refused("p\n1\n", where);
        Assert.StartsWith($"garant: error: --where is \"{where.Trim()}", error.Replace(where, where.Trim(), StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains(reason, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("day >= DATE '2026-01-02' AND NOT flag AND n + 1 > 2 AND t = '007'")]
    [InlineData("year(\"day\") = 2026 AND flag = false AND x > 0.5 AND note IS NULL")]
    public void Predict_FilterOnCsv_SeesNumbersDaysAndAnswers(string where) => Assert.Equal(
        "b,1,2026-01-03,false,2,007,0.75,,0.0,2.0",
        Predicted("test.csv", "id,p,day,flag,n,t,x,note\na,1,2026-01-01,True,1,x,0.25,a\nb,1,2026-01-03,false,2,007,0.75,\n", "out.csv", "--where", where).Split('\n')[1]);

    [Theory]
    [InlineData("http://127.0.0.1:9/x.csv")]
    [InlineData("s3://bucket/x.parquet")]
    [InlineData("hf://datasets/x/y.csv")]
    public void Calibrate_Address_IsRefusedAtOnce(string address) => Assert.StartsWith(
        $"{address}:0: error: this is an address",
        Assert.Single(CommandRun.Of("intervals", "calibrate", address, "--target", "y", "--prediction", "p", "-o", _folder.At("m.json")).Errors),
        StringComparison.Ordinal);

    [Fact]
    public void Predict_OutputThatThePatternNames_IsRefused()
    {
        string model = Model(), first = _folder.Write("part1.csv", "p\n1\n");
        Assert.Equal(0, CommandRun.Of("intervals", "predict", _folder.At("part*.csv"), "--model", model, "--confidence", "0.9", "-o", _folder.At("part2.csv")).ExitCode);
        string written = File.ReadAllText(_folder.At("part2.csv"));
        CommandRun again = CommandRun.Of("intervals", "predict", _folder.At("part*.csv"), "--model", model, "--confidence", "0.9", "-o", _folder.At("part2.csv"));
        Assert.EndsWith("this file is read by the same command; name another one after -o", Assert.Single(again.Errors), StringComparison.Ordinal);
        Assert.Equal(written, File.ReadAllText(_folder.At("part2.csv")));
        Assert.Equal("p\n1\n", File.ReadAllText(first));
    }

    [Fact]
    public void Calibrate_ModelThatThePatternNames_IsRefused()
    {
        string rows = _folder.Write("part1.json", "{\"y\":1,\"p\":1}\n"), model = _folder.Write("part2.json", "{\"y\":1,\"p\":1}\n");
        CommandRun run = CommandRun.Of("intervals", "calibrate", _folder.At("part*.json"), "--target", "y", "--prediction", "p", "-o", model);
        Assert.EndsWith("this file is read by the same command; name another one after -o", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.Equal(File.ReadAllText(rows), File.ReadAllText(model));
    }

    private CommandRun Calibrate(string? table, string name = "cal.csv")
    {
        if (table is not null)
        {
            _folder.Write(name, table);
        }

        return CommandRun.Of("intervals", "calibrate", _folder.At(name), "--target", "y", "--prediction", "p", "-o", _folder.At("m.json"));
    }

    /// <summary>A model whose intervals at 0.9 are the prediction ± 1.</summary>
    private string Model()
    {
        Assert.Equal(0, Calibrate("y,p\n" + string.Concat(Enumerable.Range(0, 9).Select(row => $"{row + 1},{row}\n"))).ExitCode);
        return _folder.At("m.json");
    }

    private string Predicted(string name, string table, string output, params string[] options)
    {
        string model = Model();
        CommandRun run = CommandRun.Of(["intervals", "predict", _folder.Write(name, table), "--model", model, "--confidence", "0.9", .. options, "-o", _folder.At(output)]);
        Assert.Equal("", run.Error);
        return File.ReadAllText(_folder.At(output));
    }

    private string Refused(string table, string where)
    {
        string model = Model();
        CommandRun run = CommandRun.Of("intervals", "predict", _folder.Write("test.csv", table), "--model", model, "--confidence", "0.9", "--where", where, "-o", _folder.At("out.csv"));
        Assert.Equal(2, run.ExitCode);
        Assert.False(File.Exists(_folder.At("out.csv")));
        return Assert.Single(run.Errors);
    }

    private static byte[] Packed(string text)
    {
        using MemoryStream stream = new();
        using (GZipStream packing = new(stream, CompressionLevel.Optimal))
        {
            packing.Write(Encoding.UTF8.GetBytes(text));
        }

        return stream.ToArray();
    }
}
