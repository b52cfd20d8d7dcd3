namespace Garant.Assessment.Importing;

/// <summary>Something read, and the line it stands on.</summary>
internal sealed record Located<T>(T Value, int Line);
