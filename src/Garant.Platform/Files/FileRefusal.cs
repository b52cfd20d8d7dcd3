namespace Garant.Platform.Files;

/// <summary>Why a file is not taken.</summary>
public enum FileRefusal
{
    /// <summary>It has no bytes.</summary>
    Empty,

    /// <summary>It has more bytes than are allowed.</summary>
    TooLarge,

    /// <summary>Files whose names end so are not taken.</summary>
    UnknownType,

    /// <summary>It is not what its name says.</summary>
    OtherType,
}
