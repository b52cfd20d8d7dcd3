namespace Garant.Platform.Files;

/// <summary>A file of the store.</summary>
/// <param name="Digest">Its SHA-256, as 64 hexadecimal digits: its name in the store.</param>
/// <param name="Size">Its bytes.</param>
public sealed record StoredFile(string Digest, long Size);
