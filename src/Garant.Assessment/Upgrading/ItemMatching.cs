using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>Finds which item of an older version each item of a newer one was.</summary>
internal sealed class ItemMatching
{
    private const double Alike = 0.6;

    /// <summary>A text shorter than this (yes, no, not concerned) says too little to be followed to another element.</summary>
    private const int WordsToFollow = 4;

    private readonly Dictionary<string, AnswerItem> _matches = new(StringComparer.Ordinal);
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <summary>The older item by the id of the newer one; no older item stands twice.</summary>
    public static IReadOnlyDictionary<string, AnswerItem> Between(Framework older, Framework newer, IReadOnlyDictionary<string, Element> elements)
    {
        ItemMatching matching = new();
        foreach (Element element in newer.Elements)
        {
            if (elements.TryGetValue(element.Id, out Element? old))
            {
                matching.MatchWithin(element.Items, old.Items);
            }
        }

        matching.FollowMovedTexts(
            [.. newer.Elements.SelectMany(element => element.Items)],
            [.. older.Elements.SelectMany(element => element.Items)]);
        return matching._matches;
    }

    private void MatchWithin(IReadOnlyList<AnswerItem> items, IReadOnlyList<AnswerItem> olds)
    {
        Match(items, olds, (item, old) => Wording.IsSame(item.Text, old.Text) ? SameLetter(item, old) ? 2 : 1 : 0);
        Match(items, olds, (item, old) => SameLetter(item, old) ? Likeness(item, old) : 0);
        Match(items, olds, Likeness);
    }

    private void Match(IReadOnlyList<AnswerItem> items, IReadOnlyList<AnswerItem> olds, Func<AnswerItem, AnswerItem, double> rating)
    {
        foreach ((AnswerItem item, AnswerItem old, _) in items
            .SelectMany(item => olds.Select(old => (item, old, rating: rating(item, old))))
            .Where(pair => pair.rating > 0)
            .OrderByDescending(pair => pair.rating))
        {
            Take(item, old);
        }
    }

    private void FollowMovedTexts(AnswerItem[] items, AnswerItem[] olds)
    {
        foreach (AnswerItem item in items.Where(item => !_matches.ContainsKey(item.Id) && Wording.Of([item.Text]).Length >= WordsToFollow))
        {
            if (olds.Where(old => Wording.IsSame(item.Text, old.Text)).Take(2).ToArray() is [var old]
                && items.Count(other => Wording.IsSame(item.Text, other.Text)) == 1)
            {
                Take(item, old);
            }
        }
    }

    private void Take(AnswerItem item, AnswerItem old)
    {
        if (!_matches.ContainsKey(item.Id) && _taken.Add(old.Id))
        {
            _matches[item.Id] = old;
        }
    }

    private static double Likeness(AnswerItem item, AnswerItem old)
    {
        Wording one = Wording.Of([item.Text]), other = Wording.Of([old.Text]);
        return item.IsSwitch == old.IsSwitch && one.DeniesLike(other) && one.LikenessTo(other) is >= Alike and var likeness ? likeness : 0;
    }

    private static bool SameLetter(AnswerItem item, AnswerItem old) => Letter(item.Id) == Letter(old.Id);

    private static string Letter(string id) => id[(id.LastIndexOf('.') + 1)..];
}
