namespace Garant.Platform.Journal;

/// <summary>What is wrong with a journal at the first place where something is; <c>docs/journal.md</c> says when it is which.</summary>
public enum JournalFault
{
    /// <summary>The row at this place is not the one that was written there.</summary>
    Edited,

    /// <summary>The row of this place stands further on.</summary>
    Reordered,

    /// <summary>The row of this place is gone.</summary>
    Cut,

    /// <summary>At this place stands a row that was never written there; the right one follows, or nothing should.</summary>
    Inserted,
}
