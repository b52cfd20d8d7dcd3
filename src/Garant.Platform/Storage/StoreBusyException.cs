namespace Garant.Platform.Storage;

/// <summary>So many people write the same row at once that this one did not get its turn.</summary>
public sealed class StoreBusyException(Exception innerException)
    : Exception("Too many people write the same row at once.", innerException);
