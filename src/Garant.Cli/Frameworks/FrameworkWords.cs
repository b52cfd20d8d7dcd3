using Garant.Cli.Terminals;

namespace Garant.Cli.Frameworks;

/// <summary>The words of the framework's tables.</summary>
internal sealed record FrameworkWords(
    string Previous,
    string Digest,
    string Number,
    string Text,
    string Points,
    string Remark,
    string Single,
    string Multiple,
    string Condition,
    string RiskDomain,
    string Switch,
    string None,
    string Evidence,
    string Accepts)
{
    public static FrameworkWords In(string language) => language == Language.French ? French : English;

    private static FrameworkWords English { get; } = new(
        "previous version: {0}", "SHA-256 of the content: {0}", "No.", "Element and answers", "Points", "Remark", "one answer", "several answers",
        "does not apply if {0} is ticked", "risk domain: {0}", "\"not concerned\" switch", "stands alone: nothing of this", "proof: {0}", "takes as proof: {0}");

    private static FrameworkWords French { get; } = new(
        "version précédente : {0}", "SHA-256 du contenu : {0}", "N°", "Élément et réponses", "Points", "Remarque", "une réponse", "plusieurs réponses",
        "sans objet si {0} est cochée", "domaine de risque : {0}", "réponse « non concerné »", "seule : rien de tout cela", "preuve : {0}", "accepte comme preuve : {0}");
}
