namespace Garant.Web.Tests.Faults;

/// <summary>How the database fails.</summary>
public enum DatabaseFault
{
    /// <summary>Once, and does nothing of what it was asked.</summary>
    Refused,

    /// <summary>Once, and has done what it was asked: only its answer is lost.</summary>
    AnswerLost,

    /// <summary>It stays away from then on.</summary>
    Away,
}
