namespace Garant.Web.Tests.Platforms;

/// <summary>Somebody with an account.</summary>
public sealed record Person(string Id, string Name, string Email, string Language);
