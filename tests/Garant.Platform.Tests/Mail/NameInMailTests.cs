using Garant.Platform.Mail;

namespace Garant.Platform.Tests.Mail;

/// <summary>No name that somebody typed becomes a link in a mail to somebody else.</summary>
public sealed class NameInMailTests
{
    [Theory]
    [InlineData("Ours")]
    [InlineData("Société d’Électricité & Cie (Genève) – n° 4")]
    [InlineData("St. Mary’s, Inc.")]
    [InlineData("جمعية البستان")]
    public void Of_AName_IsTheName(string name) => Assert.Equal(name, NameInMail.Of(name));

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("evil.example")]
    [InlineData("www.evil")]
    [InlineData("evil\u3002example")]
    [InlineData("a@b")]
    [InlineData("javascript:x")]
    [InlineData("two\nlines")]
    [InlineData("\u202eslrow eht")]
    [InlineData("<b>")]
    [InlineData("")]
    public void Of_ALinkOrMoreThanALine_IsNothing(string name) => Assert.Null(NameInMail.Of(name));

    [Fact]
    public void Of_ALongName_IsNothing()
    {
        Assert.NotNull(NameInMail.Of(new string('n', 100)));
        Assert.Null(NameInMail.Of(new string('n', 101)));
    }
}
