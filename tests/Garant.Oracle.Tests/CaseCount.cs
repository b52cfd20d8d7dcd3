using System.Globalization;

namespace Garant.Oracle.Tests;

/// <summary>How many cases were checked in which way, and how many numbers were compared.</summary>
public sealed class CaseCount
{
    private readonly int[] _results = new int[Enum.GetValues<CaseResult>().Length];
    private long _numbers;
    private long _rebuilt;
    private long _properties;

    public void Add(CaseResult result, OracleCase oracle)
    {
        _results[(int)result]++;
        _numbers += oracle.Compared;
        _rebuilt += oracle.Rebuilt;
        _properties += oracle.Properties;
    }

    public void Add(CaseCount other)
    {
        for (int result = 0; result < _results.Length; result++)
        {
            _results[result] += other._results[result];
        }

        (_numbers, _rebuilt, _properties) = (_numbers + other._numbers, _rebuilt + other._rebuilt, _properties + other._properties);
    }

    public int this[CaseResult result] => _results[(int)result];

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{_results.Sum()} cases: {this[CaseResult.ByNumbers]} agreed by numbers, {this[CaseResult.ByPaper]} by paper, {this[CaseResult.ByRebuiltReference]} by rebuilt reference, {this[CaseResult.ByProperty]} by property, "
        + $"{this[CaseResult.Refused]} refused, {this[CaseResult.CannotBeAsked]} cannot be asked, {this[CaseResult.NotCovered]} not covered, {this[CaseResult.Failed]} failed "
        + $"({_numbers} numbers, {_rebuilt} rebuilt, {_properties} properties)");
}
