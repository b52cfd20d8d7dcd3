namespace Garant.Platform.Organisations;

/// <summary>What became of inviting an address.</summary>
public enum InviteOutcome
{
    /// <summary>The invitation is written, and its mail with it.</summary>
    Invited,

    /// <summary>An invitation waits already, also when it was written at the same moment.</summary>
    Waiting,

    /// <summary>The address is a member's.</summary>
    Member,
}
