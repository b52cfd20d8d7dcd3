using System.Globalization;

namespace Garant.Cli.Tests;

/// <summary>Where the program runs changes neither what it reads nor what it prints.</summary>
public sealed class CultureTests
{
    public static TheoryData<string> CommandLines =>
    [
        "framework show {0} --format json",
        "framework show {0} --lang fr",
        "framework diff {0} {1}",
        "assess score --framework {0} --answers {2} --format json",
        "assess score --framework {0} --answers {2} --reach 70.5",
        "assess score --framework {0} --answers {2} --reach 70,5",
        "assess score --help",
        "framework",
    ];

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void Output_InFrance_IsWhatItIsElsewhere(string commandLine)
    {
        string[] arguments = string.Format(CultureInfo.InvariantCulture, commandLine, TestFile.Mill1, TestFile.Mill2, TestFile.Complete).Split(' ');
        CommandRun here = CommandRun.Of(arguments);
        CultureInfo culture = CultureInfo.CurrentCulture, interfaceCulture = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Equal(here, CommandRun.Of(arguments));
            Assert.Equal("fr-FR", CultureInfo.CurrentCulture.Name);
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, interfaceCulture);
        }
    }

    [Fact]
    public void Messages_InFrance_WriteNumbersWithAPoint()
    {
        using TestFolder folder = new();
        string broken = folder.Write("broken.yaml", File.ReadAllText(TestFile.Mill1).Replace("a, points: 0, switch", "a, points: 0.25, switch", StringComparison.Ordinal));
        CultureInfo culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
            Assert.Contains("0.25 points", Assert.Single(CommandRun.Of("framework", "validate", broken).Errors), StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
