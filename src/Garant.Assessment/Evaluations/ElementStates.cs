using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Evaluations;

/// <summary>The state of every element of an evaluation: which apply, which are answered. Ticks kept from before an element ceased to apply do not count.</summary>
public sealed class ElementStates
{
    private readonly FrameworkIndex _index;
    private readonly ElementState[] _states;

    private ElementStates(FrameworkIndex index, ElementState[] states)
    {
        _index = index;
        _states = states;
    }

    /// <summary>The state of one element.</summary>
    /// <exception cref="KeyNotFoundException">The framework has no such element.</exception>
    public ElementState this[string elementId] => _index.PositionOf(elementId) is >= 0 and int position
        ? _states[position]
        : throw new KeyNotFoundException($"The framework has no element {elementId}.");

    /// <summary>The state of the element at a position of the framework's list.</summary>
    internal ElementState this[int position] => _states[position];

    /// <summary>Works out the states. Conditions are followed to their end: an element that does not apply ticks nothing.</summary>
    public static ElementStates Of(Framework framework, AnswerSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(sheet);
        FrameworkIndex index = framework.Index;
        ElementState[] states = new ElementState[index.Elements.Length];
        bool[] known = new bool[states.Length];
        for (int position = 0; position < states.Length; position++)
        {
            Resolve(position);
        }

        return new(index, states);

        ElementState Resolve(int position)
        {
            if (known[position])
            {
                return states[position];
            }

            known[position] = true; // before the parent is asked: ends the walk should conditions form a ring
            Element element = index.Elements[position];
            IReadOnlySet<string> ticks = sheet.TicksOf(element.Id);
            int parent = index.ParentOf(position);
            return states[position] =
                parent >= 0
                && sheet.TicksOf(index.Elements[parent].Id).Contains(element.Condition!)
                && Resolve(parent) != ElementState.NotApplicable
                    ? ElementState.NotApplicable
                : ticks.Count == 0 ? ElementState.Unanswered
                : element.Switch is { } off && ticks.Contains(off.Id) ? ElementState.SwitchedOff
                : ElementState.Answered;
        }
    }
}
