namespace Garant.Oracle.Tests;

/// <summary>The signatures of ours leave no way to ask what a case asks.</summary>
public sealed class CannotBeAskedException(string message) : Exception(message);
