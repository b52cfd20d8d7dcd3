using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Tests.Frameworks;

/// <summary>What would prove an answer, and where other frameworks ask for the same.</summary>
public sealed class ProofTests
{
    private static readonly string Yaml = PondFramework.Yaml
        .Replace(
            "answers: multiple",
            """
            answers: multiple
                    evidence: [{ kind: document, text: { fr: Une carte, en: A map } }]
                    accepts: [conformal-report, feedback, conformal-report]
                    references: [{ framework: iso-1, id: "5.2", relation: superset, source: https://example.org/5 }, { framework: law, id: "9", relation: equal }]
            """,
            StringComparison.Ordinal)
        .Replace("link: https://example.org/bottoms", "link: { fr: https://example.org/fonds, en: https://example.org/bottoms }\n            published: 2025-07-10\n            checked: 2026-11-20", StringComparison.Ordinal)
        .Replace("{ id: b, points: 0.75,", "{ id: b, points: 0.75, evidence: [{ kind: log, text: { fr: Relevés, en: Readings } }],", StringComparison.Ordinal);

    [Fact]
    public void Read_EverythingThatProves_IsThere()
    {
        Element bottom = FrameworkReader.Read("pond.yaml", Yaml).Framework!.FindElement("1.2")!;
        Assert.True(bottom.HasProof);
        Assert.Equal([new Evidence(EvidenceKind.Document, new("Une carte", "A map"))], bottom.Evidence);
        Assert.Equal([AcceptedProof.ConformalReport, AcceptedProof.Feedback], bottom.Accepts);
        Assert.Equal([new FrameworkReference("iso-1", "5.2", ReferenceRelation.Superset, "https://example.org/5"), new FrameworkReference("law", "9", ReferenceRelation.Equal, null)], bottom.References);
        Assert.Equal([new Evidence(EvidenceKind.Log, new("Relevés", "Readings"))], bottom.Items[1].Evidence);
        Assert.Empty(bottom.Items[0].Evidence);

        Resource resource = Assert.Single(bottom.Resources);
        Assert.Equal(("https://example.org/fonds", "https://example.org/bottoms", null), (resource.LinkIn("fr"), resource.LinkIn("en"), resource.Link));
        Assert.Equal((new DateOnly(2025, 7, 10), new DateOnly(2026, 11, 20)), (resource.Published!.Value, resource.Checked!.Value));
    }

    [Fact]
    public void Write_EverythingThatProves_IsReadBack()
    {
        Framework read = FrameworkReader.Read("pond.yaml", Yaml).Framework!;
        string written = FrameworkWriter.Write(read);
        Assert.Equal(written, FrameworkWriter.Write(FrameworkReader.Read("again.yaml", written).Framework!));
        Assert.Contains("accepts: [conformal-report, feedback]", written, StringComparison.Ordinal);
    }

    [Fact]
    public void Digest_OfEvidence_IsAnother() =>
        Assert.NotEqual(
            FrameworkDigest.Of(FrameworkReader.Read("pond.yaml", Yaml).Framework!),
            FrameworkDigest.Of(FrameworkReader.Read("pond.yaml", Yaml.Replace("en: A map", "en: A plan", StringComparison.Ordinal)).Framework!));

    /// <summary>Answers given under these versions name these digests: neither text of them may change any more.</summary>
    [Theory]
    [InlineData("garant-2026.1", "efb87a656347f9dad6dd641efd3d3f353ded9d64b87d5cfd62018a67860a828b")]
    [InlineData("garant-2026.2", "c804f5e51ddcef82bb926b4ce1e3ea854b72a0f409042f23296181d6eafe05d8")]
    public void Digest_OfAVersionThatIsOut_StaysAsItIs(string id, string digest) =>
        Assert.Equal(digest, FrameworkDigest.Of(FrameworkReader.ReadFile(Path.Combine(Repository.Path("frameworks"), id + ".yaml")).Framework!));
}
