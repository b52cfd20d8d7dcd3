using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>Makes an element from the texts of both languages.</summary>
internal sealed class ElementReconciler(LanguagePair pair, ItemReconciler items, ResourceReconciler resources, ConditionReconciler conditions)
{
    /// <summary>The element with this number, which one text has at least.</summary>
    public Element Reconcile(ElementNumber number)
    {
        PublishedElement? inFrench = pair.French.Elements.GetValueOrDefault(number);
        PublishedElement? inEnglish = pair.English.Elements.GetValueOrDefault(number);
        PublishedElement french = inFrench ?? inEnglish!;
        PublishedElement english = inEnglish ?? inFrench!;
        if (inFrench is null || inEnglish is null)
        {
            pair.OnlyOne(inFrench is not null, french.Line, $"element {number}");
        }

        string id = number.ToString();
        string file = pair.FileOf(number);
        LocalizedText domain = pair.Text(french.RiskDomain, english.RiskDomain, $"the risk domain of element {id}");
        return new()
        {
            Id = id,
            Title = pair.Required(french.Title, english.Title, $"the title of element {id}", file, french.Line, id),
            Question = pair.Required(french.Question, english.Question, $"the question of element {id}", file, french.Line, id),
            Type = Type(french, english),
            Condition = conditions.Reconcile(french, english),
            RiskDomain = domain.IsEmpty ? null : domain,
            Explanation = pair.Text(french.Explanation, english.Explanation, $"the explanation of element {id}"),
            Resources = resources.Reconcile(french, english),
            Items = items.Reconcile(french, english),
        };
    }

    private AnswerType Type(PublishedElement french, PublishedElement english)
    {
        if (french.Type is null && english.Type is null)
        {
            pair.Remarks.Fail(pair.FileOf(french.Number), french.Line, $"element {french.Number} does not say whether one answer or several may be given; write _(Type : réponse unique)_ or _(Type : réponses multiples possibles)_ below R{french.Number}");
            return AnswerType.Single;
        }

        if (french.Type is null || english.Type is null)
        {
            Located<AnswerType> only = (french.Type ?? english.Type)!;
            pair.OnlyOne(french.Type is not null, only.Line, $"the answer type of element {french.Number}");
            return only.Value;
        }

        if (french.Type.Value != english.Type.Value)
        {
            pair.Remarks.Warn(pair.English.File, english.Type.Line, $"element {french.Number} takes {Say(english.Type.Value)} in English and {Say(french.Type.Value)} in French; the French text counts");
        }

        return french.Type.Value;
    }

    private static string Say(AnswerType type) => type == AnswerType.Single ? "one answer" : "several answers";
}
