namespace Garant.Platform.Accounts;

/// <summary>What became of the wish to delete an account.</summary>
public enum AccountDeletion
{
    /// <summary>It is deleted, by this request or by one of the same moment.</summary>
    Done,

    /// <summary>An organisation would be left without an administrator.</summary>
    InTheWay,

    /// <summary>An organisation would be erased of which the person was not told.</summary>
    Changed,
}
