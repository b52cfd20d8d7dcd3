namespace Garant.Assessment.Tests.Importing;

/// <summary>The orchard's points and upgrade table.</summary>
internal static partial class OrchardFramework
{
    public const string Scoring = """
        {
            "1.1.a": "0.00",
            "1.1.b": "0.25",
            "1.1.c": "1.5",
            "1.2.a": "0",
            "1.2.b": "0.33",
            "1.2.c": 0.67,
            "2.1.a": "0.00",
            "2.1.b": "1.00"
        }
        """;

    public const string Upgrade = """
        {
            "assessment_version": "209902",
            "diff_per_version": {
                "209901": {
                    "sections": { "1": 1, "2": 1 },
                    "elements": {
                        "1.1": { "upgrade_status": 1, "pastille_fr": "Inchangé", "pastille_en": "Unchanged", "edito_fr": "", "edito_en": "" },
                        "1.2": {
                            "upgrade_status": "1.3",
                            "pastille_fr": "Mis à jour",
                            "pastille_en": "Updated",
                            "edito_fr": "Deux questions réunies.",
                            "edito_en": "Two questions made one."
                        },
                        "2.1": { "upgrade_status": "no_fetch", "pastille_fr": "Nouveau", "pastille_en": "New", "edito_fr": "", "edito_en": "" }
                    },
                    "answer_items": {
                        "1.1.a": 1,
                        "1.1.b": 1,
                        "1.1.c": 1,
                        "1.2.a": "1.3.a",
                        "1.2.b": "1.3.c",
                        "1.2.c": "no_fetch",
                        "2.1.a": "no_fetch",
                        "2.1.b": "no_fetch"
                    }
                }
            }
        }
        """;
}
