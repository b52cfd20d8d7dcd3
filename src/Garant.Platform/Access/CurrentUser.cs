namespace Garant.Platform.Access;

/// <summary>The person who asks for something, signed in.</summary>
/// <param name="Id">The account's id.</param>
public sealed record CurrentUser(string Id);
