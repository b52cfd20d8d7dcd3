using Garant.Platform.Accounts;

namespace Garant.Platform.Tests.Accounts;

/// <summary>An address is bare, and one mailbox is one account.</summary>
public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.org", "ada@example.org")]
    [InlineData("Ada.Lovelace+garant@Example.ORG", "Ada.Lovelace+garant@example.org")]
    [InlineData("o'neil@example.org", "o'neil@example.org")]
    [InlineData("e\u0301lodie@example.org", "\u00e9lodie@example.org")]
    [InlineData("ada@b\u00fccher.example", "ada@xn--bcher-kva.example")]
    [InlineData("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example")]
    public void TryRead_BareAddress_IsStoredInOneForm(string typed, string stored)
    {
        Assert.True(EmailAddress.TryRead(typed, out string? address));
        Assert.Equal(stored, address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("ada")]
    [InlineData("@example.org")]
    [InlineData("ada@")]
    [InlineData("ada@example")]
    [InlineData("ada@example.org.")]
    [InlineData("ada@.example.org")]
    [InlineData("ada@exa..mple.org")]
    [InlineData("ada@-example.org")]
    [InlineData("ada@example.123")]
    [InlineData("ada@[192.0.2.1]")]
    [InlineData("Ada <ada@example.org>")]
    [InlineData("<ada@example.org>")]
    [InlineData("a da@example.org")]
    [InlineData("(c)ada@example.org")]
    [InlineData("ada@example.org(c)")]
    [InlineData("\"ada\"@example.org")]
    [InlineData("ada@b@example.org")]
    [InlineData("ada,bob@example.org")]
    [InlineData("ada@example.org,bob@example.org")]
    [InlineData(".ada@example.org")]
    [InlineData("ada.@example.org")]
    [InlineData("a..da@example.org")]
    [InlineData("{0} {1} %s %n@x.example")]
    [InlineData("a\u200bda@example.org")]
    [InlineData("a\u00adda@example.org")]
    [InlineData("a\u3164da@example.org")]
    [InlineData("ada\ufe0f@example.org")]
    [InlineData("ada@exam\u200bple.org")]
    [InlineData("ada@example.org\u202e")]
    [InlineData("ada\n@example.org")]
    [InlineData("ada\0@example.org")]
    [InlineData("\ud800ada@example.org")]
    [InlineData("camille@demonstration.invalid")]
    public void TryRead_AnythingElse_IsRefused(string typed) => Assert.False(EmailAddress.TryRead(typed, out _));

    [Fact]
    public void TryRead_TooLong_IsRefused()
    {
        Assert.True(EmailAddress.TryRead(new string('a', 64) + "@example.org", out _));
        Assert.False(EmailAddress.TryRead(new string('a', 65) + "@example.org", out _));
        Assert.False(EmailAddress.TryRead("a@" + string.Join('.', Enumerable.Repeat(new string('b', 60), 5)) + ".org", out _));
    }

    [Theory]
    [InlineData("ADA@EXAMPLE.ORG", "ada@example.org", true)]
    [InlineData("\u00c9lodie@example.org", "e\u0301lodie@EXAMPLE.org", true)]
    [InlineData("ada@B\u00dcCHER.example", "ada@xn--bcher-kva.example", true)]
    [InlineData("a.da@example.org", "ada@example.org", false)]
    [InlineData("ada+x@example.org", "ada@example.org", false)]
    [InlineData("\u0131da@example.org", "ida@example.org", false)]
    public void Key_OfTwoAddresses_IsOneForAMailbox(string first, string second, bool same) =>
        Assert.Equal(same, EmailAddress.Key(first) == EmailAddress.Key(second));

    [Fact]
    public void TryRead_WhateverIsTaken_IsAnAddressForMail()
    {
        foreach (string typed in new[] { "ada@example.org", "o'neil@example.org", "a!#$%&'*+-/=?^_`{|}~@example.org", "\u00e9lodie@example.org", "\u7530\u4e2d@example.org", "ada@b\u00fccher.example" })
        {
            Assert.True(EmailAddress.TryRead(typed, out string? address));
            Assert.Equal(EmailAddress.Key(address), EmailAddress.Key(MimeKit.MailboxAddress.Parse(address).Address));
        }
    }
}
