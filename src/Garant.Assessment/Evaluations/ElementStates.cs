using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Evaluations;

/// <summary>The state of every element of an evaluation: which apply, which are answered. Ticks kept from before an element ceased to apply do not count.</summary>
public sealed class ElementStates
{
    private readonly Dictionary<string, ElementState> _states;

    private ElementStates(Dictionary<string, ElementState> states) => _states = states;

    /// <summary>The state of one element.</summary>
    /// <exception cref="KeyNotFoundException">The framework has no such element.</exception>
    public ElementState this[string elementId] => _states[elementId];

    /// <summary>Works out the states. Conditions are followed to their end: an element that does not apply ticks nothing.</summary>
    public static ElementStates Of(Framework framework, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(sheet);
        Dictionary<string, ElementState> states = new(StringComparer.Ordinal);
        foreach (Element element in framework.Elements)
        {
            Resolve(element);
        }

        return new(states);

        ElementState Resolve(Element element)
        {
            if (states.TryGetValue(element.Id, out ElementState known))
            {
                return known;
            }

            IReadOnlySet<string> ticks = sheet.TicksOf(element.Id);
            states[element.Id] = ElementState.Unanswered; // ends the walk should conditions form a ring
            ElementState state =
                element.Condition is { } condition
                && framework.FindItem(condition) is { } found
                && sheet.TicksOf(found.Element.Id).Contains(condition)
                && Resolve(found.Element) != ElementState.NotApplicable
                    ? ElementState.NotApplicable
                : ticks.Count == 0 ? ElementState.Unanswered
                : element.Switch is { } off && ticks.Contains(off.Id) ? ElementState.SwitchedOff
                : ElementState.Answered;
            return states[element.Id] = state;
        }
    }
}
