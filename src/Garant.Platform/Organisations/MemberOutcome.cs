namespace Garant.Platform.Organisations;

/// <summary>What became of a change of a member.</summary>
public enum MemberOutcome
{
    /// <summary>It is done, or was so already.</summary>
    Done,

    /// <summary>There is no such member any more, or no such organisation.</summary>
    Missing,

    /// <summary>Whoever asked has lost the role for it meanwhile.</summary>
    NotAllowed,

    /// <summary>The organisation would be left without an administrator.</summary>
    LastAdministrator,
}
