namespace Garant.Cli.Tables;

/// <summary>What the library says when it refuses an input, for a person at a command line.</summary>
internal static class Refusal
{
    /// <summary>The message without the name of the parameter.</summary>
    public static string Of(ArgumentException fault)
    {
        int place = fault.Message.IndexOf(" (Parameter", StringComparison.Ordinal);
        return (place < 0 ? fault.Message : fault.Message[..place]).TrimEnd('.');
    }
}
