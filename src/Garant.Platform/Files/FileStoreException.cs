namespace Garant.Platform.Files;

/// <summary>The store cannot be reached, or does not give back what it was given; nothing was saved.</summary>
public sealed class FileStoreException : Exception
{
    public FileStoreException(string message)
        : base(message)
    {
    }

    public FileStoreException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
