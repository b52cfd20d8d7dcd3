namespace Garant.Platform.Organisations;

/// <summary>What a member may do.</summary>
public enum MemberRole
{
    /// <summary>Sees everything, changes nothing.</summary>
    Reader,

    /// <summary>Answers evaluations and starts new ones.</summary>
    Editor,

    /// <summary>An editor who also brings members in.</summary>
    Administrator,

    /// <summary>Tries a framework without an account: answers what they started, and nothing else. No member is ever given this role.</summary>
    Guest,
}
