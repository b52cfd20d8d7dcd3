using System.Text.Json;

namespace Garant.Cli.Tests;

/// <summary>What a command line gave.</summary>
internal sealed record CommandRun(int ExitCode, string Output, string Error)
{
    /// <summary>Standard output as JSON.</summary>
    public JsonElement Json
    {
        get
        {
            Assert.Equal("", Error);
            Assert.Equal(0, ExitCode);
            using JsonDocument document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>The lines of standard error.</summary>
    public string[] Errors => Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Runs a command line within this process.</summary>
    public static CommandRun Of(params string[] arguments)
    {
        using StringWriter output = new(), error = new();
        int code = GarantCommand.Run(arguments, output, error);
        return new(code, output.ToString(), error.ToString());
    }
}
