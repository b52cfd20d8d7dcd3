using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Importing;

/// <summary>Makes the items of an element from the texts of both languages and the points.</summary>
internal sealed class ItemReconciler(LanguagePair pair, Points points)
{
    /// <summary>The items by letter.</summary>
    public IReadOnlyList<AnswerItem> Reconcile(PublishedElement french, PublishedElement english)
    {
        Dictionary<char, PublishedItem> inFrench = french.Items.ToDictionary(item => item.Letter);
        Dictionary<char, PublishedItem> inEnglish = english.Items.ToDictionary(item => item.Letter);
        List<char> letters = [.. inFrench.Keys.Union(inEnglish.Keys).Order()];
        if (letters.Count == 0)
        {
            pair.Remarks.Fail(pair.FileOf(french.Number), french.Line, $"element {french.Number} has no items to tick; write - [ ] {french.Number}.a text below R{french.Number}");
        }

        AnswerItem? off = null;
        List<AnswerItem> items = [];
        foreach (char letter in letters)
        {
            AnswerItem item = Reconcile(inFrench.GetValueOrDefault(letter), inEnglish.GetValueOrDefault(letter), off);
            off = item.IsSwitch ? item : off;
            items.Add(item);
        }

        return items;
    }

    private AnswerItem Reconcile(PublishedItem? inFrench, PublishedItem? inEnglish, AnswerItem? off)
    {
        PublishedItem french = inFrench ?? inEnglish!;
        PublishedItem english = inEnglish ?? inFrench!;
        string id = french.Id;
        if (inFrench is null || inEnglish is null)
        {
            pair.OnlyOne(inFrench is not null, french.Line, $"item {id}");
        }

        string file = inFrench is null ? pair.English.File : pair.FileOf(french.Element);
        bool isSwitch = IsSwitch(french, english);
        if (isSwitch && off is not null)
        {
            pair.Remarks.Warn(file, french.Line, $"item {id} is marked as a switch and so is {off.Id}; an element has one, {id} is read as an ordinary item");
            isSwitch = false;
        }

        LocalizedText text = pair.Required(french.Text, english.Text, $"the text of item {id}", file, french.Line, id);
        return new(id, text, points.Of(id, isSwitch, file, french.Line), isSwitch);
    }

    private bool IsSwitch(PublishedItem french, PublishedItem english)
    {
        if (french.IsSwitch != english.IsSwitch)
        {
            PublishedItem marked = french.IsSwitch ? french : english;
            pair.Remarks.Warn(french.IsSwitch ? pair.French.File : pair.English.File, marked.Line, $"item {marked.Id} is marked as a switch in the {(french.IsSwitch ? pair.French : pair.English).Language} text only; it is read as one");
        }

        return french.IsSwitch || english.IsSwitch;
    }
}
