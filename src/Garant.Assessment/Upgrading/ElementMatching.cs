using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Upgrading;

/// <summary>Finds which element of an older version each element of a newer one was.</summary>
internal sealed class ElementMatching
{
    /// <summary>Under the same id, this much in common makes it the same element, changed; under another id it takes more.</summary>
    private const double RelatedUnderSameId = 0.3, RelatedElsewhere = 0.6;

    private readonly Dictionary<string, Element> _matches = new(StringComparer.Ordinal);
    private readonly List<Element> _older;
    private readonly List<Element> _newer;
    private readonly Dictionary<Element, Wording> _wordings = new(ReferenceEqualityComparer.Instance);

    private ElementMatching(Framework older, Framework newer)
    {
        _older = [.. older.Elements];
        _newer = [.. newer.Elements];
        foreach (Element element in _older.Concat(_newer))
        {
            _wordings[element] = Wording.Of([element.Title, element.Question, .. element.Items.Select(item => item.Text)]);
        }
    }

    /// <summary>The older element by the id of the newer one; no older element stands twice.</summary>
    public static IReadOnlyDictionary<string, Element> Between(Framework older, Framework newer)
    {
        ElementMatching matching = new(older, newer);
        matching.Match((element, old) => element.Id == old.Id && SameQuestion(element, old) ? 1 : 0);
        matching.Match((element, old) => SameQuestion(element, old) ? matching.Likeness(element, old) : 0);
        matching.Match((element, old) => element.Id == old.Id && matching.Likeness(element, old) is >= RelatedUnderSameId and var likeness ? likeness : 0);
        matching.Match((element, old) => matching.Likeness(element, old) is >= RelatedElsewhere and var likeness ? likeness : 0);
        return matching._matches;
    }

    /// <summary>Takes pairs of what is still free, the best first, and of equal ones the first in order; 0 is no pair.</summary>
    private void Match(Func<Element, Element, double> rating)
    {
        foreach ((Element element, Element old, _) in _newer
            .SelectMany(element => _older.Select(old => (element, old, rating: rating(element, old))))
            .Where(pair => pair.rating > 0)
            .OrderByDescending(pair => pair.rating)
            .ToArray())
        {
            if (_newer.Contains(element) && _older.Contains(old))
            {
                _matches[element.Id] = old;
                _newer.Remove(element);
                _older.Remove(old);
            }
        }
    }

    private double Likeness(Element element, Element old) => _wordings[element].LikenessTo(_wordings[old]);

    private static bool SameQuestion(Element element, Element old) =>
        !element.Question.IsEmpty && Wording.IsSame(element.Question, old.Question);
}
