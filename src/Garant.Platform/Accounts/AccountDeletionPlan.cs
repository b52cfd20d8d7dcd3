namespace Garant.Platform.Accounts;

/// <summary>What goes with an account, and what stays.</summary>
/// <param name="Organisations">The organisations of the person, by name.</param>
/// <param name="Undecided">How many answers wait for a decision of the person.</param>
/// <param name="Invitations">How many invitations of the person to others are open.</param>
public sealed record AccountDeletionPlan(IReadOnlyList<OwnOrganisation> Organisations, int Undecided, int Invitations)
{
    /// <summary>The organisations that go on without the person.</summary>
    public IEnumerable<OwnOrganisation> Left => Organisations.Where(organisation => organisation is { GoesToo: false, StandsInTheWay: false, IsDeleted: false });

    /// <summary>The organisations that are erased with the account.</summary>
    public IEnumerable<OwnOrganisation> Erased => Organisations.Where(organisation => organisation.GoesToo);

    /// <summary>The organisations that need another administrator first.</summary>
    public IEnumerable<OwnOrganisation> InTheWay => Organisations.Where(organisation => organisation.StandsInTheWay);
}
