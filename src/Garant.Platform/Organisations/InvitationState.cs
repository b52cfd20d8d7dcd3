namespace Garant.Platform.Organisations;

/// <summary>What became of an invitation.</summary>
public enum InvitationState
{
    /// <summary>It waits for an answer, until it expires.</summary>
    Pending,

    /// <summary>The person is a member.</summary>
    Accepted,

    /// <summary>The person does not want to be a member.</summary>
    Refused,

    /// <summary>The organisation took it back.</summary>
    Withdrawn,
}
