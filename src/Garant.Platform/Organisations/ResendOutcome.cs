namespace Garant.Platform.Organisations;

/// <summary>What became of sending an invitation again.</summary>
public enum ResendOutcome
{
    /// <summary>It is sent with a new link, by this request or by one of the same moment.</summary>
    Sent,

    /// <summary>There is none any more to be sent: it was accepted or withdrawn.</summary>
    Missing,

    /// <summary>Too many invitations went to the address of late; the link sent before holds.</summary>
    TooMany,
}
