namespace Garant.Platform.Accounts;

/// <summary>What a person says of themselves.</summary>
/// <param name="Name">The name that others see.</param>
/// <param name="Language">The language they read, <c>fr</c> or <c>en</c>.</param>
public sealed record OwnProfile(string Name, string Language);
