using System.Globalization;
using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>A person's organisations, those they are invited to, and those they can bring back.</summary>
public sealed record OrganisationsModel
{
    private const int AtOnce = 20;

    private OrganisationsModel()
    {
    }

    /// <summary>The form that brings a deleted organisation back.</summary>
    public required FormInput Form { get; init; }

    public required IReadOnlyList<Invitation> Invitations { get; init; }

    /// <summary>The deleted ones that the person can bring back.</summary>
    public required IReadOnlyList<OrganisationScope> Deleted { get; init; }

    /// <summary>What the person answered without an account and can take along.</summary>
    public required IReadOnlyList<Evaluation> Trial { get; init; }

    /// <summary>The organisations that it can be taken into.</summary>
    public required IReadOnlyList<Organisation> Takers { get; init; }

    /// <summary>How many organisations the person has.</summary>
    public required int Total { get; init; }

    /// <summary>How many of them were found.</summary>
    public required int Found { get; init; }

    /// <summary>What was searched for; empty where nothing was.</summary>
    public required string Search { get; init; }

    /// <summary>The number of the page that is shown, from 1.</summary>
    public required int Page { get; init; }

    /// <summary>How many pages there are.</summary>
    public required int Pages { get; init; }

    /// <summary>The organisations of this page, with the person's role.</summary>
    public required IReadOnlyList<Membership> Shown { get; init; }

    /// <summary>Whether there are so many that they are searched.</summary>
    public bool IsLong => Total > AtOnce;

    /// <summary>The part of the list that is asked for.</summary>
    public static OrganisationsModel Of(FormInput form, IReadOnlyList<Membership> memberships, IReadOnlyList<Invitation> invitations, IReadOnlyList<OrganisationScope> deleted, IReadOnlyList<Evaluation> trial, string? search, int? page)
    {
        ArgumentNullException.ThrowIfNull(memberships);
        string typed = search?.Trim() ?? "";
        Membership[] found =
        [
            .. memberships
                .Where(membership => typed.Length == 0 || NameSearch.Finds(membership.Organisation!.Name, typed))
                .OrderBy(membership => membership.Organisation!.Name, StringComparer.Create(CultureInfo.CurrentCulture, CompareOptions.NumericOrdering))
                .ThenBy(membership => membership.OrganisationId),
        ];
        int pages = Math.Max(1, (found.Length + AtOnce - 1) / AtOnce);
        int shown = Math.Clamp(page ?? 1, 1, pages);
        return new()
        {
            Form = form,
            Invitations = invitations,
            Deleted = deleted,
            Trial = trial,
            Takers = [.. memberships.Where(membership => membership.Role.Allows(Permission.StartEvaluations)).Select(membership => membership.Organisation!)],
            Total = memberships.Count,
            Found = found.Length,
            Search = typed,
            Page = shown,
            Pages = pages,
            Shown = [.. found.Skip((shown - 1) * AtOnce).Take(AtOnce)],
        };
    }

    /// <summary>The address of another page of the list.</summary>
    public string AddressOf(int page) => Search.Length == 0 ? $"/organisations?page={page}" : $"/organisations?q={Uri.EscapeDataString(Search)}&page={page}";
}
