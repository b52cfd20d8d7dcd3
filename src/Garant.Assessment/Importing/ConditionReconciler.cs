namespace Garant.Assessment.Importing;

/// <summary>Decides which condition of an element holds: one that both languages state, on an item of an earlier element that brings no points.</summary>
internal sealed class ConditionReconciler(LanguagePair pair, Points points)
{
    /// <summary>The id of the item, or <c>null</c> when the element has no condition that can hold.</summary>
    public string? Reconcile(PublishedElement french, PublishedElement english)
    {
        ElementNumber element = french.Number;
        (Located<string>? inFrench, Located<string>? inEnglish) = (french.Condition, english.Condition);
        if (inFrench is null && inEnglish is null)
        {
            return null;
        }

        bool isFrench = inFrench is not null && pair.French.Elements.ContainsKey(element);
        (string file, Located<string> stated) = isFrench ? (pair.French.File, inFrench!) : (pair.English.File, (inEnglish ?? inFrench)!);
        string? fault =
            inFrench is null ? "stands in the English text only"
            : inEnglish is null ? "stands in the French text only"
            : inFrench.Value != inEnglish.Value ? $"names item {inFrench.Value} in French and {inEnglish.Value} in English"
            : Find(stated.Value) is not { } item ? $"names item {stated.Value}, which does not exist"
            : item.Element == element ? "names an item of the element itself"
            : item.Element.CompareTo(element) > 0 ? $"names item {stated.Value}, which is asked later"
            : points.Find(stated.Value) is { } value and not 0m && !IsSwitch(item) ? FormattableString.Invariant($"names item {stated.Value}, which brings {value} points")
            : null;
        if (fault is null)
        {
            return stated.Value;
        }

        pair.Remarks.Warn(file, stated.Line, $"the condition of element {element} {fault}; it is dropped, and the element always applies");
        return null;
    }

    private PublishedItem? Find(string id)
    {
        int last = id.LastIndexOf('.');
        string[] parts = id[..last].Split('.');
        ElementNumber element = ElementNumber.Of(parts[0], parts[1]);
        return In(pair.French) ?? In(pair.English);

        PublishedItem? In(PublishedText text) => text.Elements.GetValueOrDefault(element)?.Items.Find(item => item.Letter == id[last + 1]);
    }

    /// <summary>A switch brings no points, whatever the scoring says.</summary>
    private bool IsSwitch(PublishedItem item) =>
        item.IsSwitch || (pair.English.Elements.GetValueOrDefault(item.Element)?.Items.Exists(other => other.Letter == item.Letter && other.IsSwitch) ?? false);
}
