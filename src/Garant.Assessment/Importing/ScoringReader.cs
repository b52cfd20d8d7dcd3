using System.Globalization;
using System.Text.Json;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Json;

namespace Garant.Assessment.Importing;

/// <summary>Reads the scoring file: points by item id.</summary>
internal static class ScoringReader
{
    /// <summary>More points than this are a slip of the pen.</summary>
    private const decimal MostPoints = 1_000_000m;

    private const NumberStyles Style =
        NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;

    public static Points Read(SourceText source, Remarks remarks)
    {
        Dictionary<string, Located<decimal>> points = new(StringComparer.Ordinal);
        LocatedJson? json = remarks.ReadJson(source);
        foreach ((string id, LocatedJson value) in json?.Members ?? [])
        {
            decimal read = ReadPoints(source.File, id, value, remarks);
            if (points.TryAdd(id, new(read, value.Line)))
            {
                continue;
            }

            Located<decimal> first = points[id];
            string place = $"item {Diagnostic.Excerpt(id)} has points twice, first on line {first.Line}";
            if (first.Value == read)
            {
                remarks.Warn(source.File, value.Line, place + "; take one out");
            }
            else
            {
                remarks.Fail(source.File, value.Line, place + ", and not the same; take the wrong one out");
            }
        }

        return new(source.File, points, json is not null, remarks);
    }

    private static decimal ReadPoints(string file, string id, LocatedJson value, Remarks remarks)
    {
        bool isNumber = value.Kind is JsonValueKind.String or JsonValueKind.Number;
        if (!isNumber || !decimal.TryParse(value.Text, Style, CultureInfo.InvariantCulture, out decimal points) || points > MostPoints)
        {
            remarks.Fail(file, value.Line, $"the points of item {Diagnostic.Excerpt(id)} are {value.Excerpt}, which is no number of points; write them like \"0.25\"");
            return 0m;
        }

        if (points < 0m)
        {
            remarks.Fail(file, value.Line, $"the points of item {Diagnostic.Excerpt(id)} are {value.Excerpt}; points are never negative");
            return 0m;
        }

        return points;
    }
}
