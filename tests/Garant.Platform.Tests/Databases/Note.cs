namespace Garant.Platform.Tests.Databases;

/// <summary>Something that a verb of a test saves.</summary>
public sealed class Note
{
    public required string Text { get; init; }
}
