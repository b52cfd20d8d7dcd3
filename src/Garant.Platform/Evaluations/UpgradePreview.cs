using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Assessment.Upgrading;
using Garant.Platform.Frameworks;

namespace Garant.Platform.Evaluations;

/// <summary>What an upgrade to a newer version would make of an evaluation.</summary>
/// <param name="Plan">The way to the newer version.</param>
/// <param name="Before">The score now, with the weights of the evaluation's kind of organisation.</param>
/// <param name="After">The score then, with the weights that apply there.</param>
/// <param name="Answers">Every element of the newer version, in order.</param>
/// <param name="LeftBehind">What does not go over, in the older version's order.</param>
/// <param name="FirstAnswers">The answers that the newer evaluation begins with.</param>
public sealed record UpgradePreview(
    UpgradePlan Plan,
    EvaluationScore Before,
    EvaluationScore After,
    IReadOnlyList<UpgradedAnswer> Answers,
    IReadOnlyList<LeftBehind> LeftBehind,
    IReadOnlyList<FirstAnswer> FirstAnswers)
{
    /// <summary>Works an upgrade out.</summary>
    /// <param name="plan">The way to the newer version.</param>
    /// <param name="evaluation">The evaluation.</param>
    /// <param name="answers">All its answers.</param>
    /// <param name="kind">The key of the kind of organisation in the newer version, or <c>null</c>.</param>
    /// <param name="library">The frameworks.</param>
    internal static UpgradePreview Of(UpgradePlan plan, Evaluation evaluation, IReadOnlyList<ElementAnswer> answers, string? kind, FrameworkLibrary library)
    {
        AnswerSheet sheet = StoredSheet.Of(plan.From, answers);
        UpgradeResult result = EvaluationUpgrade.Apply(plan, sheet);
        Dictionary<string, ElementAnswer> stored = answers.ToDictionary(answer => answer.ElementId, StringComparer.Ordinal);
        ElementStates states = ElementStates.Of(plan.To, result.Answers);
        List<UpgradedAnswer> upgraded = [];
        List<FirstAnswer> first = [];
        foreach (UpgradedElement part in result.Elements)
        {
            Element element = plan.To.FindElement(part.ElementId)!;
            ElementAnswer? source = part.Upgrade.OldId is { } old ? stored.GetValueOrDefault(old) : null;
            AnswerContent content = new(
                string.Join(' ', element.Items.Where(item => part.Ticks.Contains(item.Id)).Select(item => item.Id)),
                source?.Reason ?? "",
                source?.Note ?? "");
            source ??= SourceOf(part);
            upgraded.Add(new(element, part.Upgrade, content, StateOf(part, source)));
            if (content != AnswerContent.Blank)
            {
                first.Add(new(element.Id, content, source is null ? null : new(evaluation.Id, source.ElementId, source.Version)));
            }
        }

        return new(
            plan,
            library.ScorerOf(plan.From, evaluation.OrganisationKind).Score(sheet),
            library.ScorerOf(plan.To, kind).Score(result.Answers),
            upgraded,
            [.. LeftBehindOf(plan, result, sheet, answers)],
            first);

        // An element that starts afresh can still take ticks from elsewhere.
        ElementAnswer? SourceOf(UpgradedElement part) => part.Ticks
            .Select(tick => plan.Table.Items[tick] is { } item && plan.From.FindItem(item) is { } found ? stored.GetValueOrDefault(found.Element.Id) : null)
            .FirstOrDefault(answer => answer is not null);

        UpgradedState StateOf(UpgradedElement part, ElementAnswer? source) =>
            states[part.ElementId] == ElementState.NotApplicable ? UpgradedState.NotApplicable
            : part.Ticks.Count > 0 ? (part.Upgrade.Badge == Badge.Unchanged ? UpgradedState.Kept : UpgradedState.Changed)
            : source is { Ticks.Length: > 0 } ? UpgradedState.Again
            : UpgradedState.Open;
    }

    private static IEnumerable<LeftBehind> LeftBehindOf(UpgradePlan plan, UpgradeResult result, AnswerSheet sheet, IReadOnlyList<ElementAnswer> answers)
    {
        HashSet<string> taken = [.. plan.Table.Elements.Values.Select(change => change.OldId).OfType<string>()];
        ILookup<string, DroppedTick> dropped = result.Dropped.ToLookup(tick => tick.OldItemId, StringComparer.Ordinal);
        string[] order = [.. plan.From.Elements.Select(element => element.Id)];
        foreach (ElementAnswer answer in answers.OrderBy(answer => Array.IndexOf(order, answer.ElementId) is >= 0 and var place ? place : int.MaxValue).ThenBy(answer => answer.ElementId, StringComparer.Ordinal))
        {
            Element? element = plan.From.FindElement(answer.ElementId);
            bool isCounted = sheet.TicksOf(answer.ElementId).Count > 0;
            LeftTick[] ticks = [.. answer.Content.ItemIds
                .Where(item => !isCounted || dropped.Contains(item))
                .Select(item => new LeftTick(item, element?.Items.FirstOrDefault(known => known.Id == item), isCounted ? dropped[item].First().Reason : null))];
            bool stay = !taken.Contains(answer.ElementId);
            LeftBehind left = new(answer.ElementId, element, ticks, stay ? answer.Reason : "", stay ? answer.Note : "");
            if (ticks.Length > 0 || left.HasTexts)
            {
                yield return left;
            }
        }
    }
}
