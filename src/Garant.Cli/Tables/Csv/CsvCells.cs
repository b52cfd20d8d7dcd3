namespace Garant.Cli.Tables.Csv;

/// <summary>Cells as RFC 4180 writes them: a cell that begins with a quote ends with one, and a quote within is doubled; any other cell has none.</summary>
internal static class CsvCells
{
    /// <summary>What is wrong with the quotes of a cell, or <c>null</c>.</summary>
    public static string? Fault(ReadOnlySpan<char> cell)
    {
        int first = cell.IndexOf('"');
        if (first < 0)
        {
            return null;
        }

        if (first > 0)
        {
            return "has a quote (\") but does not begin with one; put the whole cell in quotes and double those within, such as \"5\"\" pipe\"";
        }

        for (int i = 1; i < cell.Length; i++)
        {
            if (cell[i] == '"')
            {
                if (i + 1 == cell.Length)
                {
                    return null;
                }

                if (cell[++i] != '"')
                {
                    return "goes on after its closing quote; double the quotes within the cell, or close the quote that was opened before";
                }
            }
        }

        return "opens a quote (\") that is never closed; close it, or double it if it belongs to the text";
    }

    /// <summary>The text of a sound cell.</summary>
    public static ReadOnlySpan<char> Text(ReadOnlySpan<char> cell) =>
        !cell.StartsWith('"') ? cell
        : cell[1..^1].Contains('"') ? cell[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal)
        : cell[1..^1];

    /// <summary>Writes a text as a cell, in quotes where it needs them; an empty text has them too, so that it is not a missing one.</summary>
    public static void Write(TextWriter writer, ReadOnlySpan<char> text, char separator)
    {
        if (text.Length > 0 && !text.ContainsAny(['"', '\n', '\r', separator]))
        {
            writer.Write(text);
            return;
        }

        writer.Write('"');
        while (text.IndexOf('"') is var quote and >= 0)
        {
            writer.Write(text[..(quote + 1)]);
            writer.Write('"');
            text = text[(quote + 1)..];
        }

        writer.Write(text);
        writer.Write('"');
    }

    /// <summary>How many line breaks a text has; a return and a line feed together are one.</summary>
    public static long Breaks(ReadOnlySpan<char> text)
    {
        long breaks = 0;
        while (text.IndexOfAny('\r', '\n') is var place and >= 0)
        {
            breaks++;
            text = text[(place + (text[place] == '\r' && place + 1 < text.Length && text[place + 1] == '\n' ? 2 : 1))..];
        }

        return breaks;
    }
}
