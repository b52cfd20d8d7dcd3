using System.Diagnostics;
using System.Text;

namespace Garant.Cli.Tests;

/// <summary>Starts the program as it was built.</summary>
public sealed class ProgramTests
{
    [Theory]
    [InlineData("C")]
    [InlineData("fr_FR.UTF-8")]
    [InlineData("fr_FR.ISO-8859-1")]
    public async Task Program_InAnyLocale_WritesPlainUtf8(string locale)
    {
        (int code, byte[] output, string error) = await Run(locale, "assess", "score", "--framework", TestFile.Mill1, "--answers", TestFile.Complete, "--lang", "fr");
        Assert.Equal((0, ""), (code, error));
        Assert.Equal((byte)'L', output[0]);
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(output);
        Assert.Contains("Points manquants pour le niveau Or (à partir de 72,5) : 8,4", text, StringComparison.Ordinal);
        Assert.Contains("╭", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
    }

    [Fact]
    public async Task Program_InFrance_PrintsTheSameJson()
    {
        string[] arguments = ["assess", "score", "--framework", TestFile.Mill1, "--answers", TestFile.Complete, "--format", "json"];
        (int code, byte[] output, _) = await Run("fr_FR.UTF-8", arguments);
        Assert.Equal(0, code);
        Assert.Equal(CommandRun.Of(arguments).Output, Encoding.UTF8.GetString(output));
    }

    [Fact]
    public async Task Program_OnBadInput_LeavesWithTwo()
    {
        (int code, byte[] output, string error) = await Run("fr_FR.UTF-8", "assess", "score", "--framework", TestFile.Mill1, "--answers", TestFile.Complete, "--reach", "57,3");
        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal("garant: error: --reach is \"57,3\", which is not a number; write it with a point, such as 57.3; see garant assess score --help", error.Trim());
    }

    private static async Task<(int Code, byte[] Output, string Error)> Run(string locale, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "garant.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = locale;
        using Process program = Process.Start(start)!;
        using MemoryStream output = new();
        Task<string> error = program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await program.StandardOutput.BaseStream.CopyToAsync(output, TestContext.Current.CancellationToken);
        await program.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (program.ExitCode, output.ToArray(), await error);
    }
}
