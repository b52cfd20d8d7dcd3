using System.Globalization;
using Garant.Platform.Evaluations;
using Microsoft.AspNetCore.WebUtilities;

namespace Garant.Web.Evaluations;

/// <summary>A list of evaluations as it stands in an address: what is searched, in which order, which of them, which page.</summary>
internal static class ListAddress
{
    /// <summary>More is no name.</summary>
    private const int LongestSearch = 200;

    /// <summary>What an address asks for; what it does not say, or says in other words, is as in a list that is opened for the first time.</summary>
    public static EvaluationSearch Read(IQueryCollection query)
    {
        string name = query["q"].ToString().Trim();
        return new(
            name.Length > LongestSearch ? name[..LongestSearch] : name,
            OneOf<EvaluationOrder>(query["order"]),
            OneOf<EvaluationShelf>(query["show"]),
            int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out int page) ? page : 1);
    }

    /// <summary>The address of a page of the list.</summary>
    public static string Of(Guid organisationId, EvaluationSearch search)
    {
        Dictionary<string, string?> query = new()
        {
            ["q"] = search.Name.Length > 0 ? search.Name : null,
            ["order"] = search.Order == default ? null : Word(search.Order),
            ["show"] = search.Shelf == default ? null : Word(search.Shelf),
            ["page"] = search.Page == 1 ? null : search.Page.ToString(CultureInfo.InvariantCulture),
        };
        return QueryHelpers.AddQueryString($"/organisations/{organisationId}", query.Where(pair => pair.Value is not null));
    }

    /// <summary>A choice as it stands in the address.</summary>
    public static string Word<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    private static T OneOf<T>(string? word)
        where T : struct, Enum => Enum.GetValues<T>().FirstOrDefault(choice => Word(choice) == word);
}
