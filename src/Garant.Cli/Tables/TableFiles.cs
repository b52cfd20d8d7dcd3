using DuckDB.NET.Data;
using Garant.Cli.Files;

namespace Garant.Cli.Tables;

/// <summary>The files that a path or a pattern names.</summary>
/// <param name="Pattern">As the user wrote it.</param>
/// <param name="Paths">The files in the order of their names; at least one.</param>
/// <param name="Format">What the endings say they are.</param>
internal sealed record TableFiles(string Pattern, IReadOnlyList<string> Paths, TableFormat Format)
{
    /// <exception cref="BadInputException">There is no such file.</exception>
    public static TableFiles Find(string pattern)
    {
        int scheme = pattern.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0)
        {
            throw Fault(pattern, "this is an address, and garant reads files of this machine only; download the file and name it");
        }

        TableFormat format = TableFormats.Of(pattern);
        if (Directory.Exists(pattern))
        {
            throw Fault(pattern, $"this is a folder; name a file in it, or all of them as \"{Path.Combine(pattern, "*" + Path.GetExtension(pattern))}\"");
        }

        // A file whose name has a star or a bracket is that file.
        List<string> paths = File.Exists(pattern) || !TableFormats.IsPattern(pattern) ? [pattern] : Expand(pattern);
        if (paths.Count == 0 || !File.Exists(paths[0]))
        {
            throw Fault(pattern, "there is no such file; correct the path");
        }

        foreach (string path in paths)
        {
            if (TableFormats.Of(path) != format)
            {
                throw Fault(pattern, $"the pattern also names {path}, which is no {TableFormats.Name(format)} file; name files of one kind");
            }

            if (new FileInfo(path).Length == 0)
            {
                throw Fault(path, "the file is empty; it needs a line of column names and rows");
            }
        }

        return new(pattern, paths, format);
    }

    /// <summary>A fault of the whole table.</summary>
    public BadInputException Fault(string text) => Fault(Pattern, text);

    /// <summary>A fault of one file.</summary>
    public static BadInputException Fault(string path, string text, long line = 0) => new([FileRemark.Error(path, (int)Math.Min(line, int.MaxValue), text)]);

    private static List<string> Expand(string pattern)
    {
        using DuckDBConnection connection = new("DataSource=:memory:");
        connection.Open();
        using DuckDBCommand command = connection.CreateCommand();
        command.CommandText = $"SELECT file FROM glob({Sql.Text(pattern)})";
        using DuckDBDataReader reader = command.ExecuteReader();
        List<string> paths = [];
        while (reader.Read())
        {
            paths.Add(reader.GetString(0));
        }

        paths.Sort(StringComparer.Ordinal);
        return paths;
    }
}
