namespace Garant.Platform.Evaluations;

/// <summary>What is asked of a list of evaluations.</summary>
/// <param name="Name">A part of the name, whatever its case and accents; empty for every name.</param>
/// <param name="Order">In which order.</param>
/// <param name="Shelf">Which of them.</param>
/// <param name="Page">Which page, from 1.</param>
public sealed record EvaluationSearch(string Name = "", EvaluationOrder Order = EvaluationOrder.Newest, EvaluationShelf Shelf = EvaluationShelf.Current, int Page = 1);
