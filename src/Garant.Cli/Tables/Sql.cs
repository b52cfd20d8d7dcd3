namespace Garant.Cli.Tables;

/// <summary>Names and texts as SQL writes them, and what the database says in plain words.</summary>
internal static class Sql
{
    private const int Longest = 600;

    public static string Name(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Text(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A path that is no pattern, whatever letters it has.</summary>
    public static string Path(string path) => Text(string.Concat(path.Select(letter => letter is '*' or '?' or '[' ? $"[{letter}]" : letter.ToString())));

    /// <summary>A name that none of the columns has, in any spelling.</summary>
    public static string Free(string name, IEnumerable<string> columns)
    {
        HashSet<string> taken = new(columns, StringComparer.OrdinalIgnoreCase);
        while (taken.Contains(name))
        {
            name += "_";
        }

        return name;
    }

    /// <summary>The whole reason that the database gives, without its kind and without the statement, which the user did not write.</summary>
    public static string Reason(Exception fault)
    {
        int statement = fault.Message.IndexOf("\nLINE ", StringComparison.Ordinal);
        string text = (statement < 0 ? fault.Message : fault.Message[..statement]).Trim();
        int kind = text.IndexOf(": ", StringComparison.Ordinal);
        text = kind is > 0 and < 30 ? text[(kind + 2)..] : text;
        return text.Length > Longest ? text[..Longest] + "…" : text;
    }
}
