namespace Garant.Platform.Access;

/// <summary>The person who asks for something, signed in.</summary>
/// <param name="Id">The account's id.</param>
/// <param name="Name">The name that others see.</param>
public sealed record CurrentUser(string Id, string Name = "");
