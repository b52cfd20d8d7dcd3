namespace Garant.Platform.Accounts;

/// <summary>A browser in which a person is signed in. Its id stands in the browser's cookie; without this row the cookie opens nothing.</summary>
public sealed class AccountSession
{
    /// <summary>How long a session lives that nobody uses: as long as its cookie.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(14);

    /// <summary>How exact <see cref="LastSeenAt"/> is: it is written no more often, so that looking at a page seldom writes.</summary>
    public static readonly TimeSpan Precision = TimeSpan.FromHours(1);

    public Guid Id { get; init; } = Guid.CreateVersion7();

    public required string UserId { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset LastSeenAt { get; set; }

    /// <summary>The browser's name, such as <c>Firefox</c>; empty when it is none of those known.</summary>
    public string Browser { get; init; } = "";

    /// <summary>The system's name, such as <c>Linux</c>; empty when it is none of those known.</summary>
    public string System { get; init; } = "";
}
