using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Platform.Evaluations;

/// <summary>
/// What one choice put away: "not concerned" or "nothing of this" the other ticks, an answer of one the one before, clearing
/// all of them. It is offered back as long as the ticks stay as they are.
/// </summary>
public static class PutAway
{
    /// <summary>The ticks of before, in the framework's order, where the last change took more away than the box it was made on; else none.</summary>
    public static IReadOnlyList<AnswerItem> Of(Element element, ElementAnswer answer)
    {
        ArgumentNullException.ThrowIfNull(element);
        ArgumentNullException.ThrowIfNull(answer);
        HashSet<string> before = [.. answer.TicksBefore.Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        HashSet<string> now = [.. answer.Content.ItemIds];
        int gone = before.Count(id => !now.Contains(id));
        bool standsAlone = element.Type == AnswerType.Single
            || element.Items.Any(item => item.StandsAlone && (before.Contains(item.Id) || now.Contains(item.Id)));
        bool isPutAway = now.Count > 0 ? gone > 0 && standsAlone : gone > 1 || (gone > 0 && element.Type == AnswerType.Single);
        return isPutAway && !AnswerCheck.Faults(element, before).Any()
            ? [.. element.Items.Where(item => before.Contains(item.Id))]
            : [];
    }
}
