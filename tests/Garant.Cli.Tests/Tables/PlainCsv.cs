using System.Text;

namespace Garant.Cli.Tests.Tables;

/// <summary>A second CSV reader, letter by letter and for tests only, so that the program's is not compared with itself.</summary>
internal static class PlainCsv
{
    /// <summary>The records of a text; blank lines are none, and a cell that is empty without quotes is <c>null</c>.</summary>
    public static List<string?[]> Read(string text, char separator)
    {
        List<string?[]> records = [];
        List<string?> record = [];
        StringBuilder cell = new();
        bool wasQuoted = false, isQuoted = false;
        text = text.StartsWith('\uFEFF') ? text[1..] : text;
        for (int i = 0; i < text.Length; i++)
        {
            char letter = text[i];
            if (isQuoted)
            {
                if (letter != '"')
                {
                    cell.Append(letter);
                }
                else if (i + 1 < text.Length && text[i + 1] == '"')
                {
                    cell.Append('"');
                    i++;
                }
                else
                {
                    isQuoted = false;
                }
            }
            else if (letter == '"')
            {
                isQuoted = wasQuoted = true;
            }
            else if (letter == separator)
            {
                EndCell();
            }
            else if (letter is '\r' or '\n')
            {
                i += letter == '\r' && i + 1 < text.Length && text[i + 1] == '\n' ? 1 : 0;
                EndRecord();
            }
            else
            {
                cell.Append(letter);
            }
        }

        EndRecord();
        return records;

        void EndCell()
        {
            record.Add(cell.Length == 0 && !wasQuoted ? null : cell.ToString());
            cell.Clear();
            wasQuoted = false;
        }

        void EndRecord()
        {
            if (record.Count == 0 && cell.Length == 0 && !wasQuoted)
            {
                return;
            }

            EndCell();
            records.Add([.. record]);
            record.Clear();
        }
    }
}
