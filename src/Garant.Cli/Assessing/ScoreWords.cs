using Garant.Cli.Terminals;

namespace Garant.Cli.Assessing;

/// <summary>The words of the score's tables.</summary>
internal sealed record ScoreWords
{
    public required string Score { get; init; }

    public required string Incomplete { get; init; }

    public required string LevelOpen { get; init; }

    public required string NoLevel { get; init; }

    public required string Missing { get; init; }

    public required string AllOpen { get; init; }

    public required string FromNotConcerned { get; init; }

    public required IReadOnlyList<string> SectionColumns { get; init; }

    public required string HowCounted { get; init; }

    public required string Range { get; init; }

    public required string Total { get; init; }

    public required string Exposure { get; init; }

    public required IReadOnlyList<string> ExposureColumns { get; init; }

    public required string Yes { get; init; }

    public required string No { get; init; }

    public required string NotAnswered { get; init; }

    public required string Potentials { get; init; }

    public required IReadOnlyList<string> PotentialColumns { get; init; }

    public required string PathToLevel { get; init; }

    public required string PathToScore { get; init; }

    public required string ByAnswers { get; init; }

    public required string ByPoints { get; init; }

    public required string ByEffort { get; init; }

    public required IReadOnlyList<string> PathColumns { get; init; }

    public required string ScoreAfter { get; init; }

    public required string Reached { get; init; }

    public required string OutOfReach { get; init; }

    public static ScoreWords In(string language) => language == Language.French ? French : English;

    private static ScoreWords English { get; } = new()
    {
        Score = "Score: {0} of 100",
        Incomplete = "Not complete: {0} of {1} elements answered; the score will be between {2} and {3} of 100.",
        LevelOpen = "Label level: {0}",
        NoLevel = "Label level: none",
        Missing = "Points missing to the level {0} (from {1}): {2}",
        AllOpen = "Every label level is open.",
        FromNotConcerned = "Of the score, {0} come from elements that are not concerned.",
        SectionColumns = ["No.", "Section", ">Points", ">Maximum", ">Not concerned", ">Counted", ">Answered", ">Score"],
        HowCounted = "Score = 100 × counted ÷ maximum. Counted = points × (maximum − {0} × not concerned) ÷ (maximum − not concerned) + {0} × not concerned.",
        Range = "{0} to {1}",
        Total = "Total",
        Exposure = "Risk exposure",
        ExposureColumns = ["Risk domain", "Exposed", "Through"],
        Yes = "yes",
        No = "no",
        NotAnswered = "not answered yet",
        Potentials = "What would raise the score most",
        PotentialColumns = ["No.", "Element", ">Points missing", ">Score"],
        PathToLevel = "The cheapest path to the level {0}",
        PathToScore = "The cheapest path to a score of {0}",
        ByAnswers = "better answers: {0}",
        ByPoints = "points to gain: {0}",
        ByEffort = "effort: {0}",
        PathColumns = ["No.", "Element", ">Effort", "By way of", "Tick", ">Score"],
        ScoreAfter = "Score then: {0}",
        Reached = "It is reached already.",
        OutOfReach = "No answers of the elements that apply reach it.",
    };

    private static ScoreWords French { get; } = new()
    {
        Score = "Score : {0} sur 100",
        Incomplete = "Évaluation incomplète : {0} éléments sur {1} ont une réponse ; le score sera entre {2} et {3} sur 100.",
        LevelOpen = "Niveau du label : {0}",
        NoLevel = "Niveau du label : aucun",
        Missing = "Points manquants pour le niveau {0} (à partir de {1}) : {2}",
        AllOpen = "Tous les niveaux du label sont ouverts.",
        FromNotConcerned = "Dans ce score, {0} viennent d'éléments non concernés.",
        SectionColumns = ["N°", "Section", ">Points", ">Maximum", ">Non concerné", ">Compté", ">Réponses", ">Score"],
        HowCounted = "Score = 100 × compté ÷ maximum. Compté = points × (maximum − {0} × non concerné) ÷ (maximum − non concerné) + {0} × non concerné.",
        Range = "{0} à {1}",
        Total = "Total",
        Exposure = "Exposition aux risques",
        ExposureColumns = ["Domaine de risque", "Exposé", "Par"],
        Yes = "oui",
        No = "non",
        NotAnswered = "pas encore répondu",
        Potentials = "Ce qui augmenterait le plus le score",
        PotentialColumns = ["N°", "Élément", ">Points manquants", ">Score"],
        PathToLevel = "Le chemin le moins coûteux vers le niveau {0}",
        PathToScore = "Le chemin le moins coûteux vers un score de {0}",
        ByAnswers = "réponses à améliorer : {0}",
        ByPoints = "points à gagner : {0}",
        ByEffort = "effort : {0}",
        PathColumns = ["N°", "Élément", ">Effort", "En passant par", "Cocher", ">Score"],
        ScoreAfter = "Score ensuite : {0}",
        Reached = "Il est déjà atteint.",
        OutOfReach = "Aucune réponse aux éléments applicables ne permet de l'atteindre.",
    };
}
