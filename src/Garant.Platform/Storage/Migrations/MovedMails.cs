namespace Garant.Platform.Storage.Migrations;

/// <summary>
/// Moves the mails of the table that they had before mail was a job, whatever became of them: between making the new table and
/// dropping the old one.
/// </summary>
internal static class MovedMails
{
    /// <summary>For SQLite.</summary>
    public static string OnSqlite => Move("json_object('to', \"To\", 'subject', \"Subject\")");

    /// <summary>For PostgreSQL.</summary>
    public static string OnPostgres => Move("json_build_object('to', \"To\", 'subject', \"Subject\")::text");

    /// <summary>For SQLite, the way back.</summary>
    public static string BackOnSqlite => Back("\"Payload\" ->> '$.to'", "\"Payload\" ->> '$.subject'");

    /// <summary>For PostgreSQL, the way back.</summary>
    public static string BackOnPostgres => Back("\"Payload\"::json ->> 'to'", "\"Payload\"::json ->> 'subject'");

    private static string Move(string payload) => $"""
        INSERT INTO "Jobs" ("Id", "Kind", "Payload", "Sealed", "CreatedAt", "DueAt", "Attempts", "FinishedAt", "FailedAt")
        SELECT "Id", 'mail', {payload}, NULLIF("SealedBody", ''), "CreatedAt", "NextAttemptAt", "Attempts", "SentAt", "FailedAt" FROM "OutgoingMails"
        """;

    private static string Back(string to, string subject) => $"""
        INSERT INTO "OutgoingMails" ("Id", "To", "Subject", "SealedBody", "CreatedAt", "NextAttemptAt", "Attempts", "SentAt", "FailedAt")
        SELECT "Id", {to}, {subject}, COALESCE("Sealed", ''), "CreatedAt", "DueAt", "Attempts", "FinishedAt", "FailedAt" FROM "Jobs" WHERE "Kind" = 'mail'
        """;
}
