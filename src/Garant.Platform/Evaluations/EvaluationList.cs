namespace Garant.Platform.Evaluations;

/// <summary>A page of a list of evaluations.</summary>
/// <param name="Search">What was asked; its page is one that there is.</param>
/// <param name="Rows">The evaluations of the page.</param>
/// <param name="Found">How many there are on all pages.</param>
/// <param name="Current">How many the organisation has that can be answered, whatever was asked.</param>
/// <param name="Archived">How many it has archived.</param>
/// <param name="Deleted">How many it deleted that can be brought back.</param>
public sealed record EvaluationList(EvaluationSearch Search, IReadOnlyList<EvaluationRow> Rows, int Found, int Current, int Archived, int Deleted)
{
    /// <summary>How many evaluations a page holds.</summary>
    public const int PageSize = 25;

    /// <summary>How many pages there are; at least one.</summary>
    public int Pages => PagesOf(Found);

    internal static int PagesOf(int found) => Math.Max(1, (found + PageSize - 1) / PageSize);
}
