using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Assessment.Upgrading;

/// <summary>Moves the answers and notes of an evaluation to a newer version.</summary>
public static class EvaluationUpgrade
{
    /// <summary>
    /// Applies a plan. Item entries decide which ticks go over. Where a new element does not admit all that went over,
    /// the switch and "nothing of this exists" yield to other items, and of several ticks for a single answer the one with the fewest points stays,
    /// and ticks of elements that do not apply stay behind, so that no upgrade claims more than was claimed. Dropped ticks are listed, never silent.
    /// </summary>
    /// <param name="plan">The plan, see <see cref="UpgradePlanner.Find"/>.</param>
    /// <param name="sheet">The answers to the older version.</param>
    /// <param name="notes">Notes by old element id, or <c>null</c>.</param>
    /// <exception cref="ArgumentException">The sheet cannot be scored with the older version.</exception>
    public static UpgradeResult Apply(UpgradePlan plan, AnswerSheet sheet, IReadOnlyDictionary<string, string>? notes = null)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ScoreRange before = new Scorer(plan.From).Score(sheet).Range;
        ElementStates past = ElementStates.Of(plan.From, sheet);
        Dictionary<string, DropReason> refused = new(StringComparer.Ordinal);
        AnswerSheet carried = new(plan.To.Id, plan.To.Elements.Select(element => KeyValuePair.Create(element.Id, (IEnumerable<string>)Carry(element))));

        ElementStates states = ElementStates.Of(plan.To, carried);
        foreach (Element element in plan.To.Elements.Where(element => states[element.Id] == ElementState.NotApplicable))
        {
            foreach (string id in carried.TicksOf(element.Id))
            {
                refused[id] = DropReason.DoesNotApply;
            }

            carried = carried.With(element.Id);
        }

        Dictionary<string, string> taken = notes is null ? [] : plan.Table.Elements
            .Where(pair => pair.Value.OldId is { } old && notes.ContainsKey(old))
            .ToDictionary(pair => pair.Key, pair => notes[pair.Value.OldId!], StringComparer.Ordinal);
        HashSet<string?> sources = [.. plan.Table.Elements.Values.Select(element => element.OldId)];
        return new(
            plan,
            carried,
            [.. plan.To.Elements.Select(element => new UpgradedElement(element.Id, plan.Table.Elements[element.Id], [.. carried.TicksOf(element.Id).Order(StringComparer.Ordinal)]))],
            [.. Dropped()],
            taken,
            notes?.Where(pair => !sources.Contains(pair.Key)).ToDictionary(StringComparer.Ordinal) ?? [],
            before,
            new Scorer(plan.To).Score(carried).Range);

        List<string> Carry(Element element)
        {
            List<AnswerItem> admitted = [.. element.Items.Where(item => plan.Table.Items[item.Id] is { } old && plan.From.FindItem(old) is { } found && Ticked(found.Element, old) && Applied(found.Element))];
            while (AnswerCheck.Faults(element, admitted.Select(item => item.Id).ToHashSet(StringComparer.Ordinal)).Any())
            {
                AnswerItem yields = admitted.FirstOrDefault(item => item.StandsAlone) ?? admitted.MaxBy(item => item.Points)!;
                refused[yields.Id] = DropReason.NotAdmitted;
                admitted.Remove(yields);
            }

            return [.. admitted.Select(item => item.Id)];
        }

        bool Ticked(Element older, string item) => sheet.TicksOf(older.Id).Contains(item);

        bool Applied(Element older) => past[older.Id] != ElementState.NotApplicable;

        IEnumerable<DroppedTick> Dropped()
        {
            ILookup<string?, string> targets = plan.Table.Items.ToLookup(pair => pair.Value, pair => pair.Key);
            foreach ((Element older, AnswerItem item) in plan.From.Elements.SelectMany(older => older.Items.Where(item => Ticked(older, item.Id)).Select(item => (older, item))))
            {
                if (!targets[item.Id].Any())
                {
                    yield return new(item.Id, null, DropReason.NoCounterpart);
                }

                foreach (string target in targets[item.Id].Where(target => !Applied(older) || refused.ContainsKey(target)))
                {
                    yield return new(item.Id, target, Applied(older) ? refused[target] : DropReason.DoesNotApply);
                }
            }
        }
    }
}
