namespace Garant.Platform.Organisations;

/// <summary>Who is to be invited, to do what.</summary>
/// <param name="Email">The address, as <see cref="Accounts.EmailAddress.TryRead"/> reads it.</param>
/// <param name="Role">The role of the member to be.</param>
public sealed record NewInvitation(string Email, MemberRole Role)
{
    /// <summary>The id that its mail gets, and it too where the address was never invited; a new one unless it is given. Inviting with the same id again is the same.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();
}
