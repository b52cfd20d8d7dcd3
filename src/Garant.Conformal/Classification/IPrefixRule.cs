namespace Garant.Conformal.Classification;

/// <summary>Which labels of a row are taken, of an order in which the first ones are.</summary>
internal interface IPrefixRule
{
    /// <summary>Whether the first <paramref name="count"/> labels, of the probability <paramref name="mass"/> together, are surely taken; if not, no label after them is.</summary>
    bool HoldsThrough(double mass, int count);

    /// <summary>Whether the label at a place, from 1, is taken.</summary>
    bool Holds(double massAbove, double own, int place);
}
