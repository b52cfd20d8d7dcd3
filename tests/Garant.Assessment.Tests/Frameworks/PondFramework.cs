namespace Garant.Assessment.Tests.Frameworks;

/// <summary>A small framework file in the native format, without a fault.</summary>
internal static class PondFramework
{
    public const string File = "pond.yaml";

    public const string Yaml = """
        format: 1
        id: pond-2
        previous: pond-1
        languages: [fr, en]
        name: { fr: Étang, en: Pond }
        compensation: 0.5
        levels:
          - key: clear
            name: { fr: Clair, en: Clear }
            threshold: 45
          - key: pure
            name: { fr: Pur, en: Pure }
            threshold: 70.5
        organisationKinds:
          - key: club
            name: { fr: Club, en: Club }
            weights: { "1.1": 2, "1.2": 0.5 }
        sections:
          - id: "1"
            keyword: { fr: Eau, en: Water }
            title: { fr: L’eau, en: The water }
            description: { fr: De l’eau claire., en: Of clear water. }
            elements:
              - id: "1.1"
                title: { fr: Source, en: Spring }
                question: { fr: D’où vient-elle ?, en: Where from? }
                answers: single
                items:
                  - { id: a, points: 0, text: { fr: Nulle part, en: Nowhere } }
                  - { id: b, points: 0.5, text: { fr: Du ciel, en: The sky } }
                  - { id: c, points: 1, text: { fr: Du mont, en: The hill } }
              - id: "1.2"
                title: { fr: Fond, en: Bottom }
                question: { fr: Le fond est-il sûr ?, en: Is the bottom safe? }
                answers: multiple
                condition: 1.1.a
                riskDomain: { fr: Boue, en: Mud }
                explanation: { fr: On s’y enfonce., en: One sinks in. }
                resources:
                  - type: guide
                    text: { fr: Guide des fonds, en: Guide to bottoms }
                    link: https://example.org/bottoms
                items:
                  - { id: a, points: 0.25, effort: 2, text: { fr: Sondé, en: Sounded } }
                  - { id: b, points: 0.75, text: { fr: Curé, en: Dredged } }
                  - { id: c, points: 0, switch: true, text: { fr: Sans fond, en: Bottomless } }
        upgrades:
          - from: pond-1
            elements:
              "1.2": { from: "1.3", badge: updated, reason: { fr: Plus clair., en: Clearer. } }
            items:
              "1.2.a": 1.3.b
              "1.2.b": drop
        """;
}
