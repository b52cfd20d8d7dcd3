using System.CommandLine;
using System.Globalization;
using Garant.Conformal;

namespace Garant.Cli.Tables;

/// <summary>The option <c>--confidence</c>, once or several times.</summary>
internal static class Levels
{
    public static Option<string[]> Option() => new("--confidence")
    {
        Description = "The confidence level, such as 0.9; give it several times for several levels",
        HelpName = "level",
        Required = true,
        Arity = ArgumentArity.OneOrMore,
    };

    /// <exception cref="BadInputException">A level is none.</exception>
    public static IReadOnlyList<ConfidenceLevel> Read(IEnumerable<string> texts) => [.. texts.Select(Read).Distinct()];

    private static ConfidenceLevel Read(string text)
    {
        if (!decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value))
        {
            throw BadInputException.Of($"--confidence is \"{text}\", which is not a number; write it with a point, such as 0.9");
        }

        try
        {
            return value;
        }
        catch (ArgumentOutOfRangeException)
        {
            throw BadInputException.Of($"--confidence is {text}; a level lies strictly between 0 and 1 and has at most 18 decimal places, such as 0.9");
        }
    }
}
