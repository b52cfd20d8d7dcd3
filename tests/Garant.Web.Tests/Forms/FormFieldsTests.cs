using System.Runtime.CompilerServices;
using Garant.Web.Forms;

namespace Garant.Web.Tests.Forms;

/// <summary>The limits of a form follow from its page, and only one place reads forms.</summary>
public sealed class FormFieldsTests
{
    [Theory]
    [InlineData(0, 0, 65_536)]
    [InlineData(2, 10_000, 245_536)]
    [InlineData(18, 10_000, 1_685_536)]
    [InlineData(2_000, 10_000, 180_065_536)]
    public void MostBytes_OfAPage_AreItsTextsAndSomeRoom(int texts, int longest, long bytes) =>
        Assert.Equal(bytes, FormFields.WithTexts(new HashSet<string>(), 0, texts, longest).MostBytes);

    [Fact]
    public void Knows_AnyName_IsTheFormsOwnOrNot()
    {
        FormFields form = FormFields.Of("name", "kind");
        Assert.True(form.Knows("kind"));
        Assert.False(form.Knows("Kind"));
        Assert.False(form.Knows("kept"));
        Assert.True(FormFields.Short.Knows("whatever"));
    }

    [Fact]
    public void Source_OutsideTheReader_ReadsNoForm()
    {
        string source = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/Garant.Web"));
        Assert.Equal(["FormReader.cs"], Directory.EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(source, file).StartsWith("obj", StringComparison.Ordinal) && File.ReadAllText(file).Contains("ReadFormAsync", StringComparison.Ordinal))
            .Select(Path.GetFileName));
    }

    private static string Here([CallerFilePath] string here = "") => here;
}
