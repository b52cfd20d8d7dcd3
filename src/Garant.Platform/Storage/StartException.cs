namespace Garant.Platform.Storage;

/// <summary>Why a start cannot work and what to do about it, for whoever operates the platform.</summary>
public sealed class StartException : Exception
{
    public StartException(string message)
        : base(message)
    {
    }

    public StartException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
