using System.CommandLine;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Garant.Cli.Tables;

/// <summary>The columns that hold the probabilities, as <c>p_0..p_9</c>, <c>p_*</c> or a list, and the labels they may stand for.</summary>
/// <param name="Columns">The columns, a class each.</param>
/// <param name="Namings">The labels of the classes, in every way the columns can be understood, the likeliest first.</param>
internal sealed partial record ColumnPattern(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Namings)
{
    private const string Separators = "_.-";

    /// <summary>What stands after the common prefix of the columns.</summary>
    public IReadOnlyList<string> Endings => Namings[0];

    public static Option<string?> LabelsOption() => new("--labels") { Description = "The labels of the classes in the order of the columns, where the columns' names do not tell them: cat,dog,cow", HelpName = "LABELS" };

    /// <summary>Finds the columns of a pattern.</summary>
    /// <param name="pattern">What the user wrote.</param>
    /// <param name="table">The table with the columns.</param>
    /// <param name="option">The option it was written after.</param>
    /// <param name="labels">The labels that the user gives the columns, or <c>null</c>.</param>
    /// <exception cref="BadInputException">There are none, or fewer than two, or one twice; labels are missing.</exception>
    public static ColumnPattern Of(string pattern, Table table, string option = "--probabilities", string? labels = null)
    {
        (List<string> columns, IEnumerable<IReadOnlyList<string>> namings) = Find(pattern, table);
        table.Require(columns);
        if (columns.Count < 2)
        {
            throw BadInputException.Of($"{option} is \"{pattern}\", which names {columns.Count} of the columns {Table.List(table.Columns)}; name one for each class, such as p_0..p_9 or p_*");
        }

        if (Twice(columns) is string twice)
        {
            throw BadInputException.Of($"{option} is \"{pattern}\", which names the column \"{twice}\" twice; name each once");
        }

        IReadOnlyList<string>[] possible = labels is not null
            ? [Given(labels, columns.Count)]
            : [.. namings.Append(columns).Where(naming => naming.All(label => label.Length > 0) && Twice(naming) is null).DistinctBy(naming => string.Join('\0', naming))];
        return new(columns, possible);
    }

    private static string[] Given(string labels, int columns)
    {
        string[] given = labels.Split(',', StringSplitOptions.TrimEntries);
        return given.Length != columns
            ? throw BadInputException.Of(string.Create(CultureInfo.InvariantCulture, $"--labels names {given.Length} labels, and --probabilities {columns} columns; name one for each, in their order"))
            : given.Any(label => label.Length == 0) || Twice(given) is not null
            ? throw BadInputException.Of("--labels names a label twice, or none between two commas; name a label for each column")
            : given;
    }

    private static string? Twice(IReadOnlyList<string> names) => names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any())?.Key;

    private static (List<string> Columns, IEnumerable<IReadOnlyList<string>> Namings) Find(string pattern, Table table)
    {
        if (Range().Match(pattern) is { Success: true } range && range.Groups["a"].Value == range.Groups["b"].Value)
        {
            string prefix = range.Groups["a"].Value;
            List<string> numbered = Numbered(prefix, range.Groups["from"].Value, range.Groups["to"].Value, table.Columns);
            return (numbered, [Without(numbered, prefix, ""), [.. Without(numbered, prefix, "").Select(number => number.TrimStart('0') is { Length: > 0 } plain ? plain : "0")]]);
        }

        if (pattern.Contains('*', StringComparison.Ordinal))
        {
            Regex form = new("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "$", RegexOptions.CultureInvariant | RegexOptions.Singleline);
            List<string> matching = [.. table.Columns.Where(column => form.IsMatch(column))];
            string before = pattern[..pattern.IndexOf('*', StringComparison.Ordinal)], after = pattern[(pattern.LastIndexOf('*') + 1)..];
            return (matching, [Without(matching, before, after), Without(matching, before, "")]);
        }

        List<string> list = [.. pattern.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        if (list.Count == 0)
        {
            return (list, []);
        }

        string common = CommonStart(list), stripped = Cut(common) is { Length: > 0 } cut ? cut : common;
        string end = Reversed(Cut(CommonStart([.. list.Select(name => Reversed(name[stripped.Length..]))])));
        return (list, [Without(list, stripped, ""), Without(list, stripped, end)]);
    }

    /// <summary>The columns of a range as far as there are such columns, and the first that is not there.</summary>
    private static List<string> Numbered(string prefix, string first, string last, IReadOnlyList<string> columns)
    {
        HashSet<string> there = new(columns, StringComparer.Ordinal);
        BigInteger to = BigInteger.Parse(last, CultureInfo.InvariantCulture);
        string format = new('0', first.StartsWith('0') ? first.Length : 1);
        List<string> numbered = [];
        for (BigInteger number = BigInteger.Parse(first, CultureInfo.InvariantCulture); number <= to; number++)
        {
            numbered.Add(prefix + number.ToString(format, CultureInfo.InvariantCulture));
            if (!there.Contains(numbered[^1]))
            {
                return [numbered[^1], .. numbered.Take(numbered.Count - 1)];
            }
        }

        return numbered;
    }

    private static string[] Without(IEnumerable<string> names, string start, string end) =>
        [.. names.Select(name => name.Length >= start.Length + end.Length ? name[start.Length..(name.Length - end.Length)] : "")];

    private static string CommonStart(List<string> names) =>
        names[0][..Enumerable.Range(0, names.Min(name => name.Length)).TakeWhile(i => names.All(name => name[i] == names[0][i])).Count()];

    /// <summary>Back to the last underscore, point or dash.</summary>
    private static string Cut(string text) => text[..(text.AsSpan().LastIndexOfAny(Separators) + 1)];

    private static string Reversed(string text) => string.Concat(text.Reverse());

    [GeneratedRegex(@"^(?<a>.*?)(?<from>\d+)\.\.(?<b>.*?)(?<to>\d+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Range();
}
