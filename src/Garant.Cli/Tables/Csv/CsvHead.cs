using System.Text;
using Garant.Cli.Files;
using Garant.Cli.Terminals;

namespace Garant.Cli.Tables.Csv;

/// <summary>The beginning of a CSV file: what separates its cells.</summary>
internal static class CsvHead
{
    private const int Longest = 1 << 22;

    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>Tells the separator from the line of names and the first row, and says so where several are possible.</summary>
    /// <exception cref="BadInputException">The file cannot be read.</exception>
    public static char Separator(string path, Terminal terminal)
    {
        (string names, string? row) = Records(path);
        char usual = IsTabbed(path) ? '\t' : ',';
        char[] possible = [.. Separators.Where(separator => Count(names, separator) > 0)];
        if (possible.Length == 0)
        {
            return usual;
        }

        char[] agreeing = row is null ? possible : [.. possible.Where(separator => Count(names, separator) == Count(row, separator))];
        char[] left = agreeing.Length > 0 ? agreeing : possible;
        char taken = left.OrderByDescending(separator => Count(names, separator)).ThenByDescending(separator => separator == usual).First();
        if (left.Length > 1)
        {
            terminal.Report([FileRemark.Warning(path, 1, $"the line of names can be separated by {string.Join(" or ", left.Select(Name))}; it is read as separated by {Name(taken)}")]);
        }
        else if (usual == '\t' && taken != usual)
        {
            terminal.Report([FileRemark.Warning(path, 1, $"the ending says tabs, and the line of names is separated by {Name(taken)}; it is read so")]);
        }

        return taken;
    }

    public static string Name(char separator) => separator switch
    {
        ',' => "commas",
        ';' => "semicolons",
        '\t' => "tabs",
        _ => "bars (|)",
    };

    public static bool IsTabbed(string path)
    {
        string name = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^3] : path;
        return name.EndsWith(".tsv", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>The first two records that are not blank.</summary>
    private static (string Names, string? Row) Records(string path)
    {
        using CsvText text = CsvText.Open(path);
        return CsvText.Trying(path, () => (Record(text.Reader) ?? "", Record(text.Reader)));
    }

    private static string? Record(StreamReader reader)
    {
        StringBuilder record = new();
        bool isQuoted = false;
        for (int letter = reader.Read(); letter >= 0; letter = reader.Read())
        {
            isQuoted ^= letter == '"';
            if (letter is '\n' or '\r' && !isQuoted)
            {
                if (record.Length > 0)
                {
                    break;
                }

                continue;
            }

            record.Append((char)letter);
            if (record.Length == Longest)
            {
                break;
            }
        }

        return record.Length == 0 ? null : record.ToString();
    }

    private static int Count(string record, char separator)
    {
        int count = 0;
        bool isQuoted = false;
        foreach (char letter in record)
        {
            isQuoted ^= letter == '"';
            count += letter == separator && !isQuoted ? 1 : 0;
        }

        return count;
    }
}
