using System.Net;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Operator;

/// <summary>What whoever runs a platform has to say: from their files, taken up without a restart, and named in the foot of every page.</summary>
public sealed class OperatorPagesTests(SqlitePlatform platform) : PlatformTests(platform), IClassFixture<SqlitePlatform>
{
    private string Folder => Path.Combine(Path.GetDirectoryName(Platform.DataFolder)!, "pages");

    [Theory]
    [InlineData("en", "/legal", "Legal notice", "has not written this page yet")]
    [InlineData("fr", "/legal", "Mentions légales", "n’a pas encore rédigé cette page")]
    [InlineData("en", "/privacy", "Personal data", "It sets cookies for the session")]
    [InlineData("fr", "/privacy", "Données personnelles", "Il dépose des cookies pour la session")]
    [InlineData("en", "/accessibility", "Accessibility", "WCAG 2.2 level AA")]
    [InlineData("fr", "/accessibility", "Accessibilité", "WCAG 2.2 au niveau AA")]
    public async Task Page_NotWritten_SaysSoAndWhatTheProgramKnows(string language, string address, string title, string said)
    {
        await StartAsync("");
        using Browser browser = Platform.Browse(language);
        Visit page = await browser.GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, title), (page.Status, page.TextOf("h1")));
        Assert.Contains(said, page.Text, StringComparison.Ordinal);
        Assert.Contains($"{address[1..]}.{language}.md", page.Text, StringComparison.Ordinal);
        Assert.Equal(title, page.TextOf($".foot a[href='{address}']"));
    }

    [Fact]
    public async Task Page_Written_IsShownFromTheNextRequestOnAndNamesItsLink()
    {
        await StartAsync("The Commons Library");
        using Browser browser = Platform.Browse("fr");
        Assert.Equal("Accessibilité", (await browser.GetAsync("/")).TextOf(".foot a[href='/accessibility']"));

        Write("accessibility.fr.md", "# Accessibilité : partiellement conforme\n\nAudit du *3 mars*.\n\n<script>alert(1)</script>\n\n- un reste à faire\n");
        Visit page = await browser.GetAsync("/accessibility");
        Assert.Equal("Accessibilité : partiellement conforme", page.TextOf("h1"));
        Assert.Equal("Accessibilité : partiellement conforme", page.TextOf(".foot a[href='/accessibility']"));
        Assert.Equal("3 mars", page.TextOf("main em"));
        Assert.Equal("un reste à faire", page.TextOf("main li"));
        Assert.Empty(page.Document.QuerySelectorAll("main script"));

        File.Delete(Path.Combine(Folder, "accessibility.fr.md"));
        Assert.Equal("Accessibilité", (await browser.GetAsync("/accessibility")).TextOf("h1"));
    }

    [Fact]
    public async Task Page_InTheOtherLanguageOnly_IsShownAndSaysSo()
    {
        await StartAsync("");
        Write("privacy.fr.md", "# Vos données\n\nNous ne gardons rien.");
        using Browser browser = Platform.Browse("en");
        Visit page = await browser.GetAsync("/privacy");
        Assert.Equal("Vos données", page.TextOf("h1"));
        Assert.Contains("This page exists in French only.", page.Text, StringComparison.Ordinal);
        Assert.Equal("fr", page.Document.QuerySelector("main .prose")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task Foot_OfEveryPage_SaysWhoRunsItUnderWhichLicenceAndWhichVersion()
    {
        await StartAsync("The Commons Library");
        using Browser browser = Platform.Browse("en");
        foreach (string address in new[] { "/", "/frameworks", "/account/sign-in", "/nowhere" })
        {
            string foot = (await browser.GetAsync(address)).TextOf("footer.foot");
            Assert.StartsWith("Run by The Commons Library", foot, StringComparison.Ordinal);
            Assert.Contains("Apache 2.0 licence", foot, StringComparison.Ordinal);
            Assert.Matches(@"Garant \d+\.\d+\.\d+$", foot);
        }
    }

    private async Task StartAsync(string name)
    {
        if (Directory.Exists(Folder))
        {
            Directory.Delete(Folder, recursive: true);
        }

        Platform.Further["Garant:Pages"] = Folder;
        Platform.Further["Garant:Operator"] = name;
        await Platform.RestartAsync();
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(Directory.CreateDirectory(Folder).FullName, file), text);
}
