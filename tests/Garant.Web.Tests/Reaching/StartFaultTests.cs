using System.Diagnostics;

namespace Garant.Web.Tests.Reaching;

/// <summary>A platform that could not write right links does not start, and says in one sentence why.</summary>
public sealed class StartFaultTests
{
    [Theory]
    [InlineData("Mail:Host is set and Garant:PublicUrl is not", "Mail__Host=mail.example.org")]
    [InlineData("Garant:PublicUrl is \"garant.example.org\"", "Garant__PublicUrl=garant.example.org")]
    [InlineData("Garant:PublicUrl is \"ftp://garant.example.org\"", "Garant__PublicUrl=ftp://garant.example.org")]
    [InlineData("Garant:PublicUrl is \"https://ada:secret@garant.example.org\"", "Garant__PublicUrl=https://ada:secret@garant.example.org")]
    [InlineData("Garant:PublicUrl is \"https://garant.example.org/?a=b\"", "Garant__PublicUrl=https://garant.example.org/?a=b")]
    [InlineData("Garant:Proxies holds \"proxy\"", "Garant__Proxies=127.0.0.1, proxy")]
    [InlineData("Garant:Limits:MailsFromOrigin must be", "Garant__Limits__MailsFromOrigin=0")]
    [InlineData("Mail:From is \"garant at home\"", "Mail__From=garant at home")]
    public async Task Start_WithASettingThatCannotWork_EndsWithOneSentence(string expected, string setting)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("garant-program-");
        try
        {
            ProcessStartInfo start = new("dotnet", [typeof(Program).Assembly.Location, "--urls", "http://127.0.0.1:0"])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
                WorkingDirectory = folder.FullName,
                Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Production", ["Garant__Data"] = Path.Combine(folder.FullName, "data") },
            };
            string[] parts = setting.Split('=', 2);
            start.Environment[parts[0]] = parts[1];
            using Process program = Process.Start(start)!;
            string said = await program.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await program.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(1, program.ExitCode);
            Assert.StartsWith("Garant cannot start: the setting " + expected, said, StringComparison.Ordinal);
            Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
