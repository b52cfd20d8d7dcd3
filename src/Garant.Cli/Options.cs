using System.CommandLine;
using System.Globalization;
using Garant.Cli.Terminals;

namespace Garant.Cli;

/// <summary>Options that several commands take.</summary>
internal static class Options
{
    public static Option<string> Format() => Choice("--format", "How to print", "table", "json");

    public static Option<string> Lang() => Choice("--lang", "The language of tables and of texts", Language.English, Language.French);

    /// <summary>An option that takes one of a few words, the first by default.</summary>
    public static Option<string> Choice(string name, string description, params string[] words)
    {
        Option<string> option = new(name)
        {
            Description = description,
            HelpName = string.Join('|', words),
            DefaultValueFactory = _ => words[0],
        };
        option.AcceptOnlyFromAmong(words);
        return option;
    }

    /// <summary>An option that takes a file.</summary>
    public static Option<string> File(string name, string description, string placeholder, bool required = true, params string[] aliases) =>
        new(name, aliases) { Description = description, HelpName = placeholder, Required = required };

    /// <summary>An option that takes a number from <paramref name="least"/> to <paramref name="most"/>, with a point wherever the program runs.</summary>
    public static Option<decimal?> Number(string name, string description, decimal least, decimal most) => new(name)
    {
        Description = description,
        HelpName = "number",
        CustomParser = result =>
        {
            string text = result.Tokens.Count == 1 ? result.Tokens[0].Value : "";
            if (!decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number))
            {
                result.AddError($"{name} is \"{text}\", which is not a number; write it with a point, such as 57.3");
            }
            else if (number < least || number > most)
            {
                result.AddError(FormattableString.Invariant($"{name} is {text}; it must be from {least} to {most}"));
            }

            return number;
        },
    };
}
