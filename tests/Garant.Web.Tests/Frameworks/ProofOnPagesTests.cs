using Garant.Platform.Organisations;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Frameworks;

/// <summary>What would prove an answer, where other frameworks ask for the same, and of when a source is, stands where it is read and where it is answered.</summary>
public sealed class ProofOnPagesTests : GardenTests, IClassFixture<SqlitePlatform>
{
    private static readonly string Proof = TestFrameworks.GardenFile
        .Replace("id: garden-1", "id: proof-1", StringComparison.Ordinal)
        .Replace(
            "{ type: law, text: { fr: La loi, en: The law }, link: \"https://example.org/law\" }",
            "{ type: law, text: { fr: La loi, en: The law }, link: { fr: \"https://example.org/loi\", en: \"https://example.org/law\" }, published: 2025-07-10, checked: 2026-11-20 }",
            StringComparison.Ordinal)
        .Replace(
            "explanation: { fr: Une parcelle se cultive., en: A plot is for growing. }",
            """
            explanation: { fr: Une parcelle se cultive., en: A plot is for growing. }
                    evidence: [{ kind: document, text: { fr: Le **cadastre**, en: The **land register** } }]
                    accepts: [conformal-report]
                    references: [{ framework: iso-1, id: A.5, relation: subset, source: "https://example.org/a5" }]
            """,
            StringComparison.Ordinal)
        .Replace("{ id: c, points: 2, text: { fr: Une grande, en: A large one } }", "{ id: c, points: 2, text: { fr: Une grande, en: A large one }, evidence: [{ kind: log, text: { fr: Les semis, en: The sowing book } }] }", StringComparison.Ordinal);

    public ProofOnPagesTests(SqlitePlatform platform)
        : base(platform) => File.WriteAllText(Path.Combine(platform.FrameworkFolder, "proof-1.yaml"), Proof);

    [Theory]
    [InlineData("en", "https://example.org/law", "What would prove it|Document The land register|Answer c: Log The sowing book|Also taken: a model's report of guaranteed intervals or sets|In other frameworks|iso-1 A.5 asks for more than this question Source", " (published on 10 July 2025, read on 20 November 2026)")]
    [InlineData("fr", "https://example.org/loi", "De quoi le prouver|Document Le cadastre|Réponse c : Journal Les semis|Accepté aussi : le rapport d’un modèle avec ses intervalles ou ensembles garantis|Dans d’autres référentiels|iso-1 A.5 demande plus que cette question Source", " (publié le 10 juillet 2025, lu le 20 novembre 2026)")]
    public async Task Get_WhereItIsReadAndAnswered_ShowsTheProof(string language, string link, string proof, string dates)
    {
        await Platform.LookIntoFrameworksAsync();
        Person person = await Platform.PersonAsync("Ada", language);
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        Browser ada = await Platform.SignInAsync(person);
        Guid evaluation = await Platform.EvaluationAsync(organisation, "proof-1", null);
        foreach ((string address, string part) in new[] { ("/frameworks/proof-1", "[id='e-1.1']"), (AddressOf(evaluation, 1), "#e1-1") })
        {
            Visit page = await ada.GetAsync(address);
            Assert.All(proof.Split('|'), words => Assert.Contains(words, page.TextOf(part), StringComparison.Ordinal));
            Assert.Contains(dates, page.TextOf(part), StringComparison.Ordinal);
            Assert.NotNull(page.Document.QuerySelector($"{part} a[href='{link}']"));
        }

        Assert.NotNull((await ada.GetAsync($"/frameworks/proof-1?q={(language == "fr" ? "cadastre" : "sowing")}")).Document.QuerySelector("[id='e-1.1'] mark"));
        Visit plain = await ada.GetAsync("/frameworks/garden-1");
        Assert.DoesNotContain(language == "fr" ? "De quoi le prouver" : "What would prove it", plain.Text, StringComparison.Ordinal);
    }
}
