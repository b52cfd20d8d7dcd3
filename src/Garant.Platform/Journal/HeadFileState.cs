namespace Garant.Platform.Journal;

/// <summary>What is known of the head file beside a journal.</summary>
public enum HeadFileState
{
    /// <summary>It is there and can be read.</summary>
    Sound,

    /// <summary>It is not there, or nobody said where it is: a tail that was cut off cannot be found.</summary>
    Missing,

    /// <summary>It is there and is not what the platform writes.</summary>
    Damaged,
}
