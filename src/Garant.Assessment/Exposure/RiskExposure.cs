using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Exposure;

/// <summary>
/// Works out which risk domains an organisation is exposed to. Only elements that own a switch or a conditioning
/// item speak about it: such an element exposes its domain when it applies, is answered and neither item is ticked. While it is not
/// answered, it says nothing.
/// </summary>
public static class RiskExposure
{
    /// <summary>Every risk domain some element speaks about, in the framework's order.</summary>
    public static IReadOnlyList<RiskDomainExposure> Of(Framework framework, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(sheet);
        ElementStates states = ElementStates.Of(framework, sheet);
        return
        [
            .. framework.Elements
                .Where(element => element.RiskDomain is not null && DenyingItems(element).Any())
                .GroupBy(element => element.RiskDomain!)
                .Select(domain => new RiskDomainExposure(
                    domain.Key,
                    [.. domain.Where(Exposes)],
                    [.. domain.Where(element => states[element.Id] == ElementState.Unanswered)])),
        ];

        bool Exposes(Element element) =>
            states[element.Id] is ElementState.Answered or ElementState.SwitchedOff
            && !DenyingItems(element).Any(item => sheet.TicksOf(element.Id).Contains(item.Id));

        IEnumerable<AnswerItem> DenyingItems(Element element) =>
            element.Items.Where(item => item.IsSwitch || framework.IsConditioning(item.Id));
    }
}
