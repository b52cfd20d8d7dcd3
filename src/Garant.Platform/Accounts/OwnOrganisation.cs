namespace Garant.Platform.Accounts;

/// <summary>What becomes of an organisation when the account of one of its members is deleted.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsDeleted">Whether it was deleted before and could still be brought back.</param>
/// <param name="Evaluations">How many evaluations it has.</param>
/// <param name="Members">How many members it has, the person among them.</param>
/// <param name="IsLastAdministrator">Whether nobody else administers it.</param>
public sealed record OwnOrganisation(Guid Id, string Name, bool IsDeleted, int Evaluations, int Members, bool IsLastAdministrator)
{
    /// <summary>It is erased with the account: nobody else could ever open it.</summary>
    public bool GoesToo => Members == 1;

    /// <summary>Somebody else has to be made its administrator first.</summary>
    public bool StandsInTheWay => !IsDeleted && Members > 1 && IsLastAdministrator;
}
