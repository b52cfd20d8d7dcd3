using System.Collections.Frozen;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Scoring;

/// <summary>A framework's weighted points as whole numbers of its smallest point, so that sums are exact and fast.</summary>
internal sealed class PointScale
{
    private readonly decimal _unitsPerPoint;
    private readonly FrameworkIndex _index;
    private readonly long[] _maxima;
    private readonly FrozenDictionary<string, long> _items;

    public PointScale(Framework framework, OrganisationKind? kind)
    {
        _index = framework.Index;
        var weighted = framework.Elements
            .Select(element => (Element: element, Weight: kind?.WeightOf(element.Id) ?? 1m))
            .ToArray();
        int scale = weighted
            .SelectMany(pair => pair.Element.Items.Select(item => (item.Points * pair.Weight / 1.0000000000000000000000000000m).Scale))
            .DefaultIfEmpty((byte)0)
            .Max();
        _unitsPerPoint = (decimal)System.Numerics.BigInteger.Pow(10, scale);
        _maxima = [.. weighted.Select(pair => ToUnits(pair.Element.MaximumPoints * pair.Weight))];
        _items = weighted
            .SelectMany(pair => pair.Element.Items.Select(item => KeyValuePair.Create(item.Id, ToUnits(item.Points * pair.Weight))))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>M_e in units.</summary>
    public long MaximumOf(Element element) => _maxima[_index.PositionOf(element.Id)];

    /// <summary>M_e of the element at a position of the framework's list, in units.</summary>
    public long MaximumAt(int position) => _maxima[position];

    /// <summary>An item's points in units.</summary>
    public long PointsOf(AnswerItem item) => _items[item.Id];

    /// <summary>The points of the ticked items of an element, in units.</summary>
    public long PointsOf(Element element, IReadOnlySet<string> ticks)
    {
        long sum = 0;
        for (int index = 0; index < element.Items.Count; index++)
        {
            string id = element.Items[index].Id;
            sum += ticks.Contains(id) ? _items[id] : 0;
        }

        return sum;
    }

    /// <summary>Units as points, without trailing zeros.</summary>
    public decimal ToPoints(long units) => units / _unitsPerPoint / 1.0000000000000000000000000000m;

    /// <summary>Units as points, exactly.</summary>
    public Fraction ToPoints(Fraction units) => units * Fraction.Of(1, (System.Numerics.BigInteger)_unitsPerPoint);

    private long ToUnits(decimal points) => (long)(points * _unitsPerPoint);
}
