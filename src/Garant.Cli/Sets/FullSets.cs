using Garant.Cli.Files;
using Garant.Cli.Terminals;
using Garant.Conformal;

namespace Garant.Cli.Sets;

/// <summary>Sets that hold every label because the calibration has too few rows for the level.</summary>
internal sealed class FullSets
{
    private readonly Dictionary<ConfidenceLevel, (long Rows, int Fewest)> _levels = [];

    public void See(int calibrationRows, ConfidenceLevel level)
    {
        if (calibrationRows < level.SamplesNeeded())
        {
            (long rows, int fewest) = _levels.GetValueOrDefault(level, (0, calibrationRows));
            _levels[level] = (rows + 1, Math.Min(fewest, calibrationRows));
        }
    }

    /// <summary>What to tell of them; nothing where there are none.</summary>
    public IEnumerable<string> Remarks(string modelPath, bool isGrouped) => _levels.Select(entry => FileRemark.Warning(modelPath, 0, FormattableString.Invariant(
        $"in {Counted.Rows(entry.Value.Rows)} the sets hold every label: the calibration has too few rows for the level (a level of {entry.Key} needs {entry.Key.SamplesNeeded()}{(isGrouped ? " in each group" : "")}, and there are {entry.Value.Fewest})")));
}
