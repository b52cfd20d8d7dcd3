using AngleSharp.Dom;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Accounts;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Forms;

/// <summary>What a refused form says: in the title, in a summary that takes the focus, and beside the field, in words that fit.</summary>
public sealed class RefusalTests(SqlitePlatform platform) : GardenTests(platform), IClassFixture<SqlitePlatform>
{
    [Theory]
    [InlineData("en", "Error: ")]
    [InlineData("fr", "Erreur\u00a0: ")]
    public async Task EveryForm_Refused_SaysSoInTheTitleTheSummaryAndBesideTheField(string language, string title)
    {
        Person person = await Platform.PersonAsync("Ada", language);
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Administrator));
        Guid evaluation = await Platform.EvaluationAsync(organisation, TestFrameworks.Garden);
        using Browser browser = await Platform.SignInAsync(person);
        using Browser stranger = Platform.Browse(language);
        (Browser Browser, string Address, Func<FilledForm, FilledForm> Fill, string[] Fields)[] forms =
        [
            (stranger, "/account/sign-up", form => form, ["name", "email", "password"]),
            (stranger, "/account/sign-in", form => form, ["email", "password"]),
            (stranger, "/account/forgotten", form => form.With("email", "nobody"), ["email"]),
            (browser, "/organisations/new", form => form.With("headcount", "many"), ["name", "headcount"]),
            (browser, $"/organisations/{organisation}/members", form => form.With("role", "Owner").With("email", "x@example.org"), ["role"]),
            (browser, $"/organisations/{organisation}/members/{person.Id}", form => form.With("role", "Reader"), ["role"]),
            (browser, $"/organisations/{organisation}/settings", form => form.With("name", "").With("headcount", "many"), ["name", "headcount"]),
            (browser, $"/organisations/{organisation}/deletion", form => form.With("confirmation", "Theirs"), ["confirmation"]),
            (browser, $"/organisations/{organisation}/evaluations/new", form => form.With("framework", "none"), ["name", "framework"]),
            (browser, AddressOf(evaluation, 1), form => form.With("note-1.1", new string('n', AnswerContent.LongestText + 1)), ["note-1.1"]),
            (browser, AddressOf(evaluation, 1), form => form.Ticks("1.2", "1.2.a", "1.2.d"), ["e1-2"]),
        ];
        foreach ((Browser visitor, string address, Func<FilledForm, FilledForm> fill, string[] fields) in forms)
        {
            Visit open = await visitor.GetAsync(address);
            Assert.DoesNotContain(title, open.Document.Title, StringComparison.Ordinal);
            Assert.Null(open.Document.QuerySelector(".refusal"));
            Visit refused = await visitor.SubmitAsync(fill(open.Form(address)));
            Assert.StartsWith(title, refused.Document.Title, StringComparison.Ordinal);
            IElement summary = Assert.Single(refused.Document.QuerySelectorAll(".refusal"));
            Assert.Equal(("-1", ""), (summary.GetAttribute("tabindex"), summary.GetAttribute("autofocus")));
            Assert.Equal(fields.Select(field => "#" + field), summary.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
            foreach (string field in fields)
            {
                Assert.NotNull(refused.Document.GetElementById(field));
                IElement error = Assert.Single(refused.Document.QuerySelectorAll("[id]"), element => element.Id == field + "-error");
                Assert.Null(error.GetAttribute("role")); // heard once, in the summary
                Assert.Equal(error.TextContent.Trim(), summary.QuerySelector($"a[href='#{field}']")!.TextContent);
            }
        }
    }

    [Theory]
    [InlineData("en", "The e-mail address or the password is wrong.", "have to be corrected")]
    [InlineData("fr", "L’adresse e-mail ou le mot de passe est incorrect.", "à corriger")]
    public async Task SignIn_WrongPassword_IsSaidOfTheFormAndOfNoField(string language, string message, string other)
    {
        Person person = await Platform.PersonAsync("Ada", language);
        using Browser browser = Platform.Browse(language);
        Visit refused = await browser.SignInAsync(person.Email, "not the password");
        Assert.Equal(message, refused.TextOf(".refusal"));
        Assert.DoesNotContain(other, refused.Text, StringComparison.Ordinal);
        Assert.Empty(refused.Document.QuerySelectorAll("[aria-invalid]"));
        Assert.Equal(1, refused.Text.Split(message).Length - 1);
    }

    [Theory]
    [InlineData("en", "Write your e-mail address.", "Write your password.")]
    [InlineData("fr", "Indiquez votre adresse e-mail.", "Indiquez votre mot de passe.")]
    public async Task SignIn_LeftBlank_SaysWhichField(string language, string email, string password)
    {
        using Browser browser = Platform.Browse(language);
        Visit refused = await browser.SignInAsync("", "");
        Assert.Equal((email, password), (refused.ErrorOf("email"), refused.ErrorOf("password")));
    }
}
