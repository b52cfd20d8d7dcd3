namespace Garant.Platform.Files;

/// <summary>A file is not taken; nothing of it is kept.</summary>
public sealed class FileRefusedException(FileRefusal reason) : Exception($"The file is refused: {reason}.")
{
    public FileRefusal Reason => reason;
}
