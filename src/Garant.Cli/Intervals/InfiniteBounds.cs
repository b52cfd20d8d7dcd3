using Garant.Cli.Files;
using Garant.Cli.Tables;
using Garant.Cli.Terminals;
using Garant.Conformal;
using Garant.Conformal.Regression;

namespace Garant.Cli.Intervals;

/// <summary>Rows whose bounds are infinite, and why.</summary>
internal sealed class InfiniteBounds(IntervalModel model, IReadOnlyList<ConfidenceLevel> levels)
{
    private RowPlace _first;
    private RowPlace _last;
    private long _rows;

    public void See(RowPlace row, Interval interval)
    {
        if (interval.IsFinite || row == _last)
        {
            return;
        }

        _rows++;
        _last = row;
        _first = _rows == 1 ? row : _first;
    }

    /// <summary>What to tell of them; nothing where there are none.</summary>
    public IEnumerable<string> Remarks(string modelPath)
    {
        if (_rows == 0)
        {
            yield break;
        }

        ConfidenceLevel highest = levels.MaxBy(level => level.Value);
        yield return model.Roles.Weight is string weight
            ? FileRemark.Warning(_first.File, (int)Math.Min(_first.Line, int.MaxValue), FormattableString.Invariant(
                $"some bounds are infinite, in {Counted.Rows(_rows)}, row {_first.Row} first: the weight in column \"{weight}\" is large beside the weights of the calibration rows, more than the share of {1 - highest.Value} that a level of {highest} leaves; calibrate with more rows like these, or ask for a lower level"))
            : FileRemark.Warning(modelPath, 0, FormattableString.Invariant(
                $"some bounds are infinite, in {Counted.Rows(_rows)}: the calibration has too few rows for the level (a level of {highest} needs {highest.SamplesNeeded()}{(model.Roles.Group is null ? "" : " in each group")}, twice as many for tails of their own)"));
    }
}
