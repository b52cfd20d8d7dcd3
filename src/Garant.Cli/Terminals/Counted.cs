using System.Globalization;

namespace Garant.Cli.Terminals;

/// <summary>Numbers of things in messages: "1 row", "12 rows".</summary>
internal static class Counted
{
    public static string Rows(long count) => Of(count, "row");

    public static string Of(long count, string one) => string.Create(CultureInfo.InvariantCulture, $"{count} {one}{(count == 1 ? "" : one.EndsWith('s') ? "es" : "s")}");
}
