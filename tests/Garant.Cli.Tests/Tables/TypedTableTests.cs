using System.Text;
using DuckDB.NET.Data;

namespace Garant.Cli.Tests.Tables;

/// <summary>Cells of Parquet and JSON-lines files keep their types and every digit.</summary>
public sealed class TypedTableTests : IDisposable
{
    private const string Line = """{"id":12345678901234567890123,"p":1,"money":1.10,"when":"2026-01-02","yes":true,"none":null,"s":{"a":[1,"x"],"d":"03/04/2026"},"empty":"","u":"\u00e9\"","x":1e2}""";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\n")]
    [InlineData("\uFEFF")]
    public void Predict_JsonLinesToJsonLines_LeavesTheLineAsItStood(string before)
    {
        string output = Predicted(_folder.Write("in.jsonl", before + Line + " \r\n{\"p\":2}\n"), "out.jsonl");
        Assert.Equal($$"""{{Line[..^1]}},"lower_0.9":0.0,"upper_0.9":2.0}""" + "\n" + """{"p":2,"lower_0.9":1.0,"upper_0.9":3.0}""" + "\n", File.ReadAllText(output));
    }

    [Fact]
    public void Predict_JsonLinesToCsv_WritesValuesAsTheyStand() => Assert.Equal(
        "12345678901234567890123,1,1.10,2026-01-02,true,,\"{\"\"a\"\":[1,\"\"x\"\"],\"\"d\"\":\"\"03/04/2026\"\"}\",\"\",\"é\"\"\",1e2,0.0,2.0",
        File.ReadAllLines(Predicted(_folder.Write("in.jsonl", Line + "\n"), "out.csv"))[1]);

    [Fact]
    public void Predict_JsonLinesToParquet_KeepsEveryValue()
    {
        string parquet = Predicted(_folder.Write("in.jsonl", Line + "\n{\"p\":2,\"s\":null}\n"), "out.parquet");
        Assert.Equal(
            ["12345678901234567890123 DECIMAL(38,0)", "1.1 DOUBLE", "2026-01-02 VARCHAR", "true BOOLEAN", "x VARCHAR", "03/04/2026 VARCHAR", " VARCHAR", "100.0 DOUBLE"],
            Query($"SELECT unnest([concat(id, ' ', typeof(id)), concat(money, ' ', typeof(money)), concat(\"when\", ' ', typeof(\"when\")), concat(yes, ' ', typeof(yes)), concat(s.a[2]->>'$', ' VARCHAR'), concat(s.d, ' ', typeof(s.d)), concat(empty, ' ', typeof(empty)), concat(x, ' ', typeof(x))]) FROM '{parquet}' WHERE p = 1"));
        Assert.Equal(["1"], Query($"SELECT count(*) FROM '{parquet}' WHERE p = 2 AND id IS NULL AND s IS NULL AND empty IS NULL"));
    }

    [Theory]
    [InlineData("out.parquet")]
    [InlineData("out.csv")]
    [InlineData("out.jsonl")]
    public void Predict_Parquet_KeepsTypesInEveryFormat(string name)
    {
        string input = _folder.At("in.parquet");
        Query($"COPY (SELECT 9007199254740993::BIGINT AS big, 17014118346046923173168730371588410572::DECIMAL(38, 0) AS huge, 12345678901234567890.1230::DECIMAL(38, 4) AS money, DATE '2026-01-02' AS day, true AS yes, NULL::INTEGER AS none, '' AS empty, 1.5 AS p, {{'a': [1, 2]}} AS nested, 'NaN'::DOUBLE AS nan) TO '{input}' (FORMAT parquet)".Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal));
        string output = Predicted(input, name);
        if (name == "out.parquet")
        {
            Assert.Equal(Query($"SELECT column_name || column_type FROM (DESCRIBE SELECT * FROM '{input}')").Concat(["lower_0.9DOUBLE", "upper_0.9DOUBLE"]), Query($"SELECT column_name || column_type FROM (DESCRIBE SELECT * FROM '{output}')"));
            Assert.Equal(["0"], Query($"SELECT count(*) FROM (SELECT * EXCLUDE (\"lower_0.9\", \"upper_0.9\") FROM '{output}' EXCEPT SELECT * FROM '{input}')"));
        }
        else
        {
            Assert.Equal(
                name == "out.csv"
                    ? "9007199254740993,17014118346046923173168730371588410572,12345678901234567890.1230,2026-01-02,true,,\"\",1.5,\"{\"\"a\"\":[1,2]}\",nan,0.5,2.5"
                    : """{"big":9007199254740993,"huge":17014118346046923173168730371588410572,"money":12345678901234567890.1230,"day":"2026-01-02","yes":true,"none":null,"empty":"","p":1.5,"nested":{"a":[1,2]},"nan":null,"lower_0.9":0.5,"upper_0.9":2.5}""",
                File.ReadAllLines(output)[^1]);
        }
    }

    [Fact]
    public void Predict_ParquetWithAFilterThatIsNotTheSameTwice_GivesEveryRowItsOwnBounds()
    {
        string input = _folder.At("in.parquet");
        Query($"COPY (SELECT i * 100 AS p FROM range(1000) t(i)) TO '{input}' (FORMAT parquet)");
        string output = Predicted(input, "out.parquet", "--where", "random() < 0.5");
        Assert.Equal(["true"], Query($"SELECT (count(*) BETWEEN 300 AND 700 AND count(*) FILTER (\"lower_0.9\" = p - 1 AND \"upper_0.9\" = p + 1) = count(*))::VARCHAR FROM '{output}'"));
    }

    [Theory]
    [InlineData("[{\"y\":1,\"p\":1}]", "1: error: the file is a list")]
    [InlineData("{\"y\":1,\"p\":1}\n{\n\"y\":1,\"p\":1}", "2: error: the line is no whole JSON object")]
    [InlineData("{\"y\":1,\"p\":1}\n\n{\"y\":1,\"p\":\"x\"}", "3: error: row 2: column \"p\" holds \"x\", which is not a number")]
    [InlineData("{\"y\":1,\"p\":1}\n{\"y\":1}", "2: error: row 2: column \"p\" is empty")]
    [InlineData("{\"y\":1,\"p\":1,\"p\":2}", "1: error: the name \"p\" stands twice in the line")]
    [InlineData("{\"y\":1,\"p\":1} {}", "1: error: the line is no whole JSON object")]
    [InlineData("7", "1: error: the line is no object")]
    public void Calibrate_BrokenJsonLines_NamesTheLineAndTheReason(string text, string message)
    {
        string file = _folder.Write("cal.jsonl", text);
        CommandRun run = CommandRun.Of("intervals", "calibrate", file, "--target", "y", "--prediction", "p", "-o", _folder.At("m.json"));
        Assert.StartsWith($"{file}:{message}", Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Predict_DeepJson_IsRefusedBeforeItCanEndTheProgram(string open, string close)
    {
        string Nested(int depth) => $"{{\"p\":1,\"d\":{string.Concat(Enumerable.Repeat(open, depth))}1{string.Concat(Enumerable.Repeat(close, depth))}}}\n";
        string file = _folder.Write("in.jsonl", Nested(20_000));
        foreach (string output in new[] { "out.jsonl", "out.csv", "out.parquet" })
        {
            CommandRun run = CommandRun.Of("intervals", "predict", file, "--model", Model(), "--confidence", "0.9", "--where", "d IS NOT NULL", "-o", _folder.At(output));
            Assert.Equal($"{file}:1: error: the line is nested more than 200 levels deep; flatten it", Assert.Single(run.Errors));
        }

        Predicted(_folder.Write("in.jsonl", Nested(199)), "out.parquet", "--where", "d IS NOT NULL");
    }

    [Fact]
    public void Calibrate_JsonInUtf16_SaysSo()
    {
        File.WriteAllBytes(_folder.At("cal.jsonl"), [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("{\"p\":1}\n")]);
        Assert.Contains("the file is text in UTF-16", Assert.Single(CommandRun.Of("intervals", "calibrate", _folder.At("cal.jsonl"), "--target", "y", "--prediction", "p", "-o", _folder.At("m.json")).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public void Predict_NamesThatDifferByCase_StayApartOrAreRefusedByName()
    {
        string csv = _folder.Write("in.csv", "p,P,q\n1,5,6\n"), lines = _folder.Write("in.jsonl", "{\"p\":1,\"P\":5,\"q\":6}\n");
        foreach (string input in new[] { csv, lines })
        {
            Assert.Equal("1,5,6,0.0,2.0", File.ReadAllLines(Predicted(input, "out.csv", "--where", "q = 6"))[1]);
            Assert.Contains("the columns \"p\" and \"P\" differ only by case, which cannot be told apart in Parquet", Refused(input, "out.parquet"), StringComparison.Ordinal);
            Assert.Contains("the columns \"p\", \"P\" differ only by case, which a filter of --where cannot tell apart", Refused(input, "out.csv", "--where", "p = 1"), StringComparison.Ordinal);
        }
    }

    private string Refused(string input, string name, params string[] options) =>
        Assert.Single(CommandRun.Of(["intervals", "predict", input, "--model", Model(), "--confidence", "0.9", .. options, "-o", _folder.At(name)]).Errors);

    private string Predicted(string input, string name, params string[] options)
    {
        CommandRun run = CommandRun.Of(["intervals", "predict", input, "--model", Model(), "--confidence", "0.9", .. options, "-o", _folder.At(name)]);
        Assert.Equal("", run.Error);
        return _folder.At(name);
    }

    /// <summary>A model whose intervals at 0.9 are the prediction ± 1.</summary>
    private string Model()
    {
        string rows = _folder.Write("cal9.csv", "y,p\n" + string.Concat(Enumerable.Range(0, 9).Select(row => $"{row + 1},{row}\n")));
        Assert.Equal(0, CommandRun.Of("intervals", "calibrate", rows, "--target", "y", "--prediction", "p", "-o", _folder.At("m.json")).ExitCode);
        return _folder.At("m.json");
    }

    private static List<string> Query(string sql)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are those of the tests.
        command.CommandText = sql;
#pragma warning restore CA2100
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> rows = [];
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}
