using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Garant.Web.BrowserTests;

/// <summary>A page as it comes out of the printer: its sheets as text, read from the PDF.</summary>
internal sealed class PrintedReport
{
    /// <summary>What printers leave white at the edges, in points: a quarter of an inch.</summary>
    private const double Edge = 18;

    private PrintedReport(IReadOnlyList<string> pages, int outside) => (Pages, Outside) = (pages, outside);

    /// <summary>How many letters stand where a printer does not print.</summary>
    public int Outside { get; }

    /// <summary>The text of each sheet, without white space: a PDF keeps the letters, not the spaces between words.</summary>
    public IReadOnlyList<string> Pages { get; }

    /// <summary>Prints the page that is shown, on A4.</summary>
    public static async Task<PrintedReport> OfAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print }); // a second page of one tab is printed as the screen shows it otherwise
        byte[] pdf = await page.PdfAsync(new() { Format = "A4" });
        using PdfDocument document = PdfDocument.Open(pdf);
        Page[] sheets = [.. document.GetPages()];
        return new(
            [.. sheets.Select(sheet => Tight(string.Concat(sheet.Letters.Select(letter => letter.Value))))],
            sheets.Sum(sheet => sheet.Letters.Count(letter => letter.StartBaseLine.X < Edge || letter.EndBaseLine.X > sheet.Width - Edge || letter.StartBaseLine.Y < Edge || letter.StartBaseLine.Y > sheet.Height - Edge)));
    }

    public void AssertOnTheCover(string text) => Assert.Contains(Tight(text), Pages[0], StringComparison.Ordinal);

    public void AssertPrinted(string text) => Assert.Contains(Tight(text), string.Concat(Pages), StringComparison.Ordinal);

    /// <summary>The rows of the page's tables that are not whole on one sheet.</summary>
    public async Task<IReadOnlyList<string>> TornRowsAsync(IPage page)
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        IReadOnlyList<string> rows = await page.Locator("main tr").AllInnerTextsAsync();
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        Assert.NotEmpty(rows);
        return [.. rows.Where(row => !Pages.Any(sheet => sheet.Contains(Tight(row), StringComparison.Ordinal)))];
    }

    /// <summary>The headings that end a sheet, with what they are about on the next one; or that are torn themselves.</summary>
    public async Task<IReadOnlyList<string>> LooseHeadingsAsync(IPage page)
    {
        string[] headings = [.. (await page.Locator("main :is(h1, h2, h3):visible").AllInnerTextsAsync()).Select(Tight)];
        string[] cells = [.. (await page.Locator("main td:visible").AllInnerTextsAsync()).Select(Tight)];
        Assert.NotEmpty(headings);
        bool InTables(string heading) => cells.Any(cell => cell.EndsWith(heading, StringComparison.Ordinal)); // a table may end a sheet
        return
        [
            .. headings.Where(heading => Pages.Any(sheet => WithoutNumber(sheet).EndsWith(heading, StringComparison.Ordinal)) && !InTables(heading)),
            .. headings.Where(heading => !Pages.Any(sheet => sheet.Contains(heading, StringComparison.Ordinal))),
        ];
    }

    /// <summary>The number of a sheet stands in its margin.</summary>
    private string WithoutNumber(string sheet)
    {
        Match number = Regex.Match(sheet, $@"\d+/{Pages.Count}");
        Assert.True(number.Success, "a sheet without its number: " + sheet);
        return sheet.Remove(number.Index, number.Length);
    }

    /// <summary>Without white space, the marks of directions, and letters that are drawn as one.</summary>
    private static string Tight(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format));
}
