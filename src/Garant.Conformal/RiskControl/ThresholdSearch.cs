namespace Garant.Conformal.RiskControl;

/// <summary>How many ascending thresholds a number reaches, from a table instead of a search.</summary>
internal sealed class ThresholdSearch
{
    private const int CellsPerThreshold = 4;

    private readonly double[] _thresholds;
    private readonly int[] _below;
    private readonly double _least;
    private readonly double _scale;

    /// <param name="thresholds">Finite and strictly ascending; at least one.</param>
    public ThresholdSearch(double[] thresholds)
    {
        _thresholds = thresholds;
        _least = thresholds[0];
        double span = thresholds[^1] - _least;
        int cells = CellsPerThreshold * thresholds.Length;
        _scale = span > 0 ? cells / span : 0;
        _below = new int[cells + 1];
        for (int cell = 0, reached = 0; cell <= cells; cell++)
        {
            // A threshold counts for a cell only if every number of the cell reaches it.
            while (reached < thresholds.Length && Cell(thresholds[reached]) < cell)
            {
                reached++;
            }

            _below[cell] = reached;
        }
    }

    /// <summary>How many thresholds are at most the value; the value is no NaN.</summary>
    public int AtMost(double value)
    {
        if (value < _least)
        {
            return 0;
        }

        int reached = _below[Cell(value)];
        while (reached < _thresholds.Length && _thresholds[reached] <= value)
        {
            reached++;
        }

        return reached;
    }

    /// <summary>How many thresholds are below the value; the value is no NaN.</summary>
    public int Below(double value)
    {
        int reached = AtMost(value);
        return reached > 0 && _thresholds[reached - 1] == value ? reached - 1 : reached;
    }

    private int Cell(double value) => (int)Math.Min((value - _least) * _scale, _below.Length - 1);
}
