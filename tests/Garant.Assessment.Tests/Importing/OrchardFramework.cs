using Garant.Assessment.Importing;

namespace Garant.Assessment.Tests.Importing;

/// <summary>A small framework about keeping an orchard, invented for the tests and written without a fault.</summary>
internal static partial class OrchardFramework
{
    public const string FrenchFile = "assessment-209902-fr.md";
    public const string EnglishFile = "assessment-209902-en.md";
    public const string ScoringFile = "assessment-209902_scoring-1.json";
    public const string UpgradeFile = "assessment-209902_upgrade_table.json";

    public const string French = """
        # Verger soigné

        Ce texte est inventé.

        - [Section 1 - Arbres](#section-1---arbres)

        ---

        ### Section 1 - Arbres

        **[Plantation]**

        Un arbre vit longtemps.
        Il se plante une fois.

        [_[⇧ retour](#verger)_]  
        [_[⇩ suite](#section-2)_]

        ---

        Q1.1 : **Relevé des arbres**  
        Les arbres du verger sont :

        R1.1 :  
        _(Type : réponse unique)_  
        _(Sélectionner une seule réponse)_  
        _(Domaine de risque spécifique : maladies des arbres)_

        - [ ] 1.1.a Absents
        - [ ] 1.1.b Comptés
        - [ ] 1.1.c Comptés et nommés

        <details>
        <summary>Expl1.1 :</summary>

        Un relevé aide à **prévoir** :

        - les tailles
          - d'hiver
        - les greffes

        > Qui compte récolte.

        </details>

        <details>
        <summary>Ressources1.1 :</summary>

        - (Web article) [Compter](https://example.org/compter), Revue du verger, 2098
        - (Technical guide) Le *[Guide](https://example.org/guide_(2098).pdf)*, édition commune

        </details>

        ---

        Q1.2 : **Arrosage et *goutte à goutte***  
        _(Condition : R1.1 <> 1.1.a)_  
        Pour l'arrosage :

        R1.2 :  
        _(Type : réponses multiples possibles)_  
        _(Sélectionner toutes les réponses)_

        - [ ] 1.2.a Il pleut assez | _(Concerné / Non concerné)_
        - [ ] 1.2.b Nous mesurons l'eau
        - [ ] 1.2.c Nous arrosons la nuit

        <details>
        <summary>Expl1.2 :</summary>

        L'eau est rare.

        </details>

        ---

        ### Section 2 - Récolte

        **[Récolte]**

        La récolte se partage.

        ---

        Q2.1 : **Partage**  
        Les fruits tombés sont :

        R2.1 :  
        _(Type : réponse unique)_

        - [ ] 2.1.a Laissés
        - [ ] 2.1.b Donnés

        ---

        ## Tableau des risques

        | # | Risque |
        """;

    public const string English = """
        # Tended orchard

        This text is invented.

        ---

        ### Section 1 - Trees

        **[Planting]**

        A tree lives long.
        It is planted once.

        [_[⇧ back](#orchard)_]  
        [_[⇩ next](#section-2)_]

        ---

        Q1.1 : **Survey of the trees**  
        The orchard's trees are:

        R1.1 :  
        _(Type: single answer)_  
        _(Select one answer only)_  
        _(Specific risk domain: diseases of trees)_

        - [ ] 1.1.a Absent
        - [ ] 1.1.b Counted
        - [ ] 1.1.c Counted and named

        <details>
        <summary>Expl1.1 :</summary>

        A survey helps to **plan**:

        - pruning
          - in winter
        - grafting

        > Who counts reaps.

        </details>

        <details>
        <summary>Resources1.1 :</summary>

        - (Web article) [Counting](https://example.org/compter), Orchard Review, 2098
        - (Technical guide) The *[Guide](https://example.org/guide_(2098).pdf)*, common edition

        </details>

        ---

        Q1.2 : **Watering and *drip lines***  
        _(Condition: R1.1 <> 1.1.a)_  
        For watering:

        R1.2 :  
        _(Type: multiple responses possible)_  
        _(Select all answers)_

        - [ ] 1.2.a It rains enough | _(Concerned / Not concerned)_
        - [ ] 1.2.b We measure the water
        - [ ] 1.2.c We water at night

        <details>
        <summary>Expl1.2 :</summary>

        Water is scarce.

        </details>

        ---

        ### Section 2 - Harvest

        **[Harvest]**

        The harvest is shared.

        ---

        Q2.1 : **Sharing**  
        Fallen fruit is:

        R2.1 :  
        _(Type: single answer)_

        - [ ] 2.1.a Left
        - [ ] 2.1.b Given away
        """;

    public static PublishedSources Sources { get; } = new()
    {
        French = new(FrenchFile, French),
        English = new(EnglishFile, English),
        Scoring = new(ScoringFile, Scoring),
        Upgrade = new(UpgradeFile, Upgrade),
    };

    /// <summary>The files with one passage changed; the passage must stand in the file.</summary>
    public static PublishedSources With(string file, string passage, string replacement)
    {
        SourceText source = Change(file switch
        {
            FrenchFile => Sources.French,
            EnglishFile => Sources.English,
            ScoringFile => Sources.Scoring,
            _ => Sources.Upgrade!,
        });
        return file switch
        {
            FrenchFile => Sources with { French = source },
            EnglishFile => Sources with { English = source },
            ScoringFile => Sources with { Scoring = source },
            _ => Sources with { Upgrade = source },
        };

        SourceText Change(SourceText original)
        {
            int place = original.Text.IndexOf(passage, StringComparison.Ordinal);
            Assert.True(place >= 0, $"\"{passage}\" does not stand in {file}");
            return original with { Text = string.Concat(original.Text.AsSpan(0, place), replacement, original.Text.AsSpan(place + passage.Length)) };
        }
    }
}
