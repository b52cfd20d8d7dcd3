namespace Garant.Web.Accounts;

/// <summary>What the page shows that sends a person to their inbox.</summary>
/// <param name="PickupFolder">The folder that mails are written to where there is no server, or <c>null</c>.</param>
public sealed record CheckMailModel(string? PickupFolder);
