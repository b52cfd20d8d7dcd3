using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace Garant.Conformal;

/// <summary>A calibration for each group (Mondrian conformal prediction): coverage holds within every group.</summary>
/// <remarks>Vovk, Gammerman, Shafer (2005), Section 4.5. The group of a row may depend on its features, or on its label in classification.</remarks>
/// <typeparam name="TGroup">What names a group.</typeparam>
/// <typeparam name="TCalibration">The calibration of one group.</typeparam>
public sealed class GroupConditional<TGroup, TCalibration>
    where TGroup : notnull
    where TCalibration : class
{
    private readonly Dictionary<TGroup, TCalibration> _groups;

    internal GroupConditional(Dictionary<TGroup, TCalibration> groups, TCalibration? marginal)
    {
        _groups = groups;
        Marginal = marginal;
    }

    /// <summary>The groups with calibration rows, each with its calibration.</summary>
    public IReadOnlyDictionary<TGroup, TCalibration> Groups => _groups;

    /// <summary>The calibration of all rows together, for groups without any; <c>null</c> where such groups are refused.</summary>
    public TCalibration? Marginal { get; }

    /// <summary>What a group without calibration rows gets.</summary>
    public UnseenGroup Unseen => Marginal is null ? UnseenGroup.Refuse : UnseenGroup.UseMarginal;

    /// <summary>The calibration that counts for a group.</summary>
    /// <param name="group">The group.</param>
    /// <exception cref="ArgumentException">The group had no calibration row, and such groups are refused.</exception>
    [SuppressMessage("Naming", "CA1716", Justification = "It reads as it is said.")]
    public TCalibration For(TGroup group) => _groups.TryGetValue(group, out TCalibration? calibration)
        ? calibration
        : Marginal ?? throw new ArgumentException($"The group {group} had no row in the calibration set; calibrate with rows of it, or let unseen groups use the marginal calibration.", nameof(group));

    /// <summary>Merges the calibrations of two sets of rows, group by group.</summary>
    /// <param name="other">The other sets' calibrations.</param>
    /// <param name="merge">Merges two calibrations.</param>
    public GroupConditional<TGroup, TCalibration> Merge(GroupConditional<TGroup, TCalibration> other, Func<TCalibration, TCalibration, TCalibration> merge)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(merge);
        Dictionary<TGroup, TCalibration> groups = new(_groups);
        foreach ((TGroup group, TCalibration calibration) in other._groups)
        {
            groups[group] = groups.TryGetValue(group, out TCalibration? mine) ? merge(mine, calibration) : calibration;
        }

        return new(groups, Marginal is null || other.Marginal is null ? null : merge(Marginal, other.Marginal));
    }

    /// <summary>Hands each group its rows in order.</summary>
    internal static GroupConditional<TGroup, TCalibration> Of(ReadOnlySpan<TGroup> groups, int rows, UnseenGroup unseen, Func<int[], TCalibration> calibrate)
    {
        Inputs.SameLength(groups.Length, nameof(groups), rows, "targets");
        Dictionary<TGroup, int> codes = [];
        int[] code = new int[groups.Length];
        List<int> sizes = [];
        for (int row = 0; row < groups.Length; row++)
        {
            if (groups[row] is null)
            {
                throw new ArgumentException($"groups[{row}] is null; name the row's group or take the row out.", nameof(groups));
            }

            ref int known = ref CollectionsMarshal.GetValueRefOrAddDefault(codes, groups[row], out bool exists);
            if (!exists)
            {
                known = sizes.Count;
                sizes.Add(0);
            }

            code[row] = known;
            sizes[known]++;
        }

        int[][] parts = [.. sizes.Select(size => new int[size])];
        int[] filled = new int[parts.Length];
        for (int row = 0; row < code.Length; row++)
        {
            int group = code[row];
            parts[group][filled[group]++] = row;
        }

        return new(
            codes.ToDictionary(entry => entry.Key, entry => calibrate(parts[entry.Value])),
            unseen == UnseenGroup.UseMarginal ? calibrate([.. Enumerable.Range(0, rows)]) : null);
    }
}
