using Garant.Assessment.Evaluations;

namespace Garant.Assessment.Scoring;

/// <summary>How far an evaluation or a section is: the one definition of progress.</summary>
/// <param name="Answered">The applicable elements with at least one tick; a ticked switch is an answer.</param>
/// <param name="Applicable">The elements that apply.</param>
public readonly record struct Progress(int Answered, int Applicable)
{
    /// <summary>Whether every applicable element is answered.</summary>
    public bool IsComplete => Answered == Applicable;

    /// <summary>Answered ÷ applicable, from 0 to 1; 1 where nothing applies.</summary>
    public Fraction Share => Applicable == 0 ? Fraction.Of(1m) : Fraction.Of(Answered, Applicable);

    /// <summary>The share in whole percent, rounded down, so that 100 means complete.</summary>
    public int Percent => Applicable == 0 ? 100 : 100 * Answered / Applicable;

    internal Progress Count(ElementState state) => state switch
    {
        ElementState.NotApplicable => this,
        ElementState.Unanswered => new(Answered, Applicable + 1),
        ElementState.Answered or ElementState.SwitchedOff => new(Answered + 1, Applicable + 1),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown element state."),
    };
}
