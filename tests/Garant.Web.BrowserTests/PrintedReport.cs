using System.Globalization;
using System.Text;
using Microsoft.Playwright;
using UglyToad.PdfPig;

namespace Garant.Web.BrowserTests;

/// <summary>A page as it comes out of the printer: its sheets as text, read from the PDF.</summary>
internal sealed class PrintedReport
{
    private PrintedReport(IReadOnlyList<string> pages) => Pages = pages;

    /// <summary>The text of each sheet, without white space: a PDF keeps the letters, not the spaces between words.</summary>
    public IReadOnlyList<string> Pages { get; }

    /// <summary>Prints the page that is shown, on A4.</summary>
    public static async Task<PrintedReport> OfAsync(IPage page)
    {
        byte[] pdf = await page.PdfAsync(new() { Format = "A4" });
        using PdfDocument document = PdfDocument.Open(pdf);
        return new([.. document.GetPages().Select(sheet => Tight(string.Concat(sheet.Letters.Select(letter => letter.Value))))]);
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

    /// <summary>Without white space, the marks of directions, and letters that are drawn as one.</summary>
    private static string Tight(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(character => !char.IsWhiteSpace(character) && char.GetUnicodeCategory(character) != UnicodeCategory.Format));
}
