using System.Globalization;
using System.Text.RegularExpressions;

namespace Garant.Cli.Tables;

/// <summary>The columns that hold the probabilities, as <c>p_0..p_9</c>, <c>p_*</c> or a list, and the labels they stand for.</summary>
/// <param name="Columns">The columns, a class each.</param>
/// <param name="Labels">What stands after their common prefix.</param>
internal sealed partial record ColumnPattern(IReadOnlyList<string> Columns, IReadOnlyList<string> Labels)
{
    /// <summary>Finds the columns of a pattern.</summary>
    /// <exception cref="BadInputException">There are none, or fewer than two.</exception>
    public static ColumnPattern Of(string pattern, Table table, string option = "--probabilities")
    {
        (string[] columns, string prefix) = Find(pattern, table.Columns);
        table.Require(columns);
        return columns.Length < 2
            ? throw BadInputException.Of($"{option} is \"{pattern}\", which names {columns.Length} of the columns {string.Join(", ", table.Columns)}; name one for each class, such as p_0..p_9 or p_*")
            : new(columns, [.. columns.Select(column => column[prefix.Length..])]);
    }

    private static (string[] Columns, string Prefix) Find(string pattern, IReadOnlyList<string> columns)
    {
        if (Range().Match(pattern) is { Success: true } range && range.Groups["a"].Value == range.Groups["b"].Value)
        {
            string prefix = range.Groups["a"].Value, first = range.Groups["from"].Value;
            int from = int.Parse(first, CultureInfo.InvariantCulture), to = int.Parse(range.Groups["to"].Value, CultureInfo.InvariantCulture);
            string format = new('0', first.StartsWith('0') ? first.Length : 1);
            return ([.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(number => prefix + number.ToString(format, CultureInfo.InvariantCulture))], prefix);
        }

        if (pattern.Contains('*', StringComparison.Ordinal))
        {
            Regex form = new("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant);
            return ([.. columns.Where(column => form.IsMatch(column))], pattern[..pattern.IndexOf('*', StringComparison.Ordinal)]);
        }

        string[] list = pattern.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return (list, CommonPrefix(list));
    }

    /// <summary>As far as the names agree, back to the last underscore, point or dash, if there is one.</summary>
    private static string CommonPrefix(string[] names)
    {
        int length = names.Length == 0 ? 0 : Enumerable.Range(0, names.Min(name => name.Length)).TakeWhile(i => names.All(name => name[i] == names[0][i])).Count();
        int cut = length == 0 ? -1 : names[0].AsSpan(0, length).LastIndexOfAny('_', '.', '-');
        return names.Length == 0 ? "" : names[0][..(cut >= 0 ? cut + 1 : length)];
    }

    [GeneratedRegex(@"^(?<a>.*?)(?<from>\d+)\.\.(?<b>.*?)(?<to>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Range();
}
