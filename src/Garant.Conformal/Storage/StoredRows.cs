using Garant.Conformal.Calibration;
using Garant.Conformal.Classification;
using Garant.Conformal.MultiLabel;
using Garant.Conformal.Regression;

namespace Garant.Conformal.Storage;

/// <summary>From how many rows a calibration was made, by what it holds.</summary>
internal static class StoredRows
{
    /// <summary>The rows; <c>null</c> for a map of probabilities that keeps none, whose number is what the file says.</summary>
    public static int? Of(object calibration) => calibration switch
    {
        SplitConformal one => one.Count,
        WeightedSplitConformal one => one.Count,
        ConditionalConformal one => one.Count,
        CrossConformal one => one.Count,
        JackknifeAfterBootstrap one => one.Count,
        ConformalizedQuantileRegression one => one.Count,
        WeightedQuantileRegression one => one.Count,
        CrossQuantileRegression one => one.Count,
        ConformalPredictiveSystem one => one.Count,
        MultiTargetConformal one => one.Count,
        ConformalClassifier one => one.Count,
        ClassConditionalClassifier one => one.Count,
        ConditionalClassifier one => one.Count,
        CrossConformalClassifier one => one.Count,
        HierarchicalClassifier one => one.Count,
        MultiLabelConformal one => one.Count,
        ConformalLabelSets one => one.Count,
        CrossVennAbers one => one.Count,
        MulticlassCrossVennAbers one => one.Count,
        GroupConditional<string, SplitConformal> groups => OfGroups(groups, one => one.Count),
        GroupConditional<string, ConformalizedQuantileRegression> groups => OfGroups(groups, one => one.Count),
        GroupConditional<string, ConformalClassifier> groups => OfGroups(groups, one => one.Count),
        IProbabilityCalibrator or IMulticlassCalibrator or TopLabelCalibrator or VennAbersRegression => null,
        _ => throw new ArgumentException($"{calibration.GetType().Name} is not known as a stored calibration.", nameof(calibration)),
    };

    /// <summary>Refuses groups that are not, all together, the rows of the calibration for unseen ones.</summary>
    private static int OfGroups<T>(GroupConditional<string, T> groups, Func<T, int> count)
        where T : class
    {
        int rows = groups.Groups.Values.Sum(count);
        return groups.Marginal is not { } marginal || count(marginal) == rows
            ? rows
            : throw new FormatException($"The groups have {Inputs.Count(rows, "row")} in all, and the calibration for groups that were not seen has {count(marginal)}; calibrate again.");
    }
}
