using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Garant.Platform.Storage;

/// <summary>What to tell the operator when the storage cannot be used.</summary>
public static class StorageFaults
{
    private const int ReadOnly = 8, Perm = 3, Busy = 5, Locked = 6, InOut = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>A sentence and its remedy, or <c>null</c> when the fault is none that an operator can remedy.</summary>
    public static string? Sentence(Exception fault, GarantDbContext database, string folder)
    {
        // What is told already is told; its cause would be told in other words.
        for (Exception? cause = fault; cause is not null and not StartException; cause = cause.InnerException)
        {
            string? sentence = cause switch
            {
                SqliteException sqlite => OfSqlite(sqlite, Path.Combine(folder, "garant.db")),
                NpgsqlException postgres => OfPostgres(postgres, new(database.Database.GetConnectionString())),
                IOException or UnauthorizedAccessException => OfFolder(cause, folder),
                _ => null,
            };
            if (sentence is not null)
            {
                return sentence;
            }
        }

        return null;
    }

    /// <summary>The data folder that cannot be made or written.</summary>
    public static string OfFolder(Exception fault, string folder) => fault is IOException disk && IsFullDisk(disk)
        ? NoRoom(folder)
        : $"the data folder {folder} cannot be used: {fault.Message} Let the user who runs the platform write there, or name another folder in Garant:Data.";

    /// <summary>Whether the disk had no room left.</summary>
    public static bool IsFullDisk(IOException fault) => (fault.HResult & 0xFFFF) is 28 or 122 or 0x70;

    private static string NoRoom(string folder) => $"there is no room left on the disk of {folder}. Free some and start again.";

    private static string? OfSqlite(SqliteException fault, string file) => fault.SqliteErrorCode switch
    {
        NotADatabase or Corrupt => $"the database {file} is damaged ({fault.Message}) Put the file aside and restore it from a backup.",
        Full => NoRoom(Path.GetDirectoryName(file)!),
        ReadOnly or Perm or CannotOpen => $"the database {file} cannot be written ({fault.Message}) Let the user who runs the platform write it and its folder, or name another folder in Garant:Data.",
        Busy or Locked => $"another program holds the database {file} ({fault.Message}) End it and start again.",
        InOut => $"the disk of {file} cannot be written or read ({fault.Message}) Check that it has room and works, and start again.",
        _ => null,
    };

    private static string? OfPostgres(NpgsqlException fault, NpgsqlConnectionStringBuilder to)
    {
        string server = $"PostgreSQL at {to.Host}, port {to.Port},";
        return (fault as PostgresException)?.SqlState switch
        {
            PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification =>
                $"{server} does not let the user \"{to.Username}\" in: {Text(fault)}. Correct user and password in ConnectionStrings:Garant.",
            PostgresErrorCodes.InvalidCatalogName => $"{server} has no database \"{to.Database}\". Create it, or correct ConnectionStrings:Garant.",
            PostgresErrorCodes.InsufficientPrivilege =>
                $"{server} does not let the user \"{to.Username}\" change the database \"{to.Database}\": {Text(fault)}. Make that user its owner.",
            PostgresErrorCodes.DiskFull => $"{server} has no room left on its disk. Free some and start again.",
            PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections or PostgresErrorCodes.AdminShutdown =>
                $"{server} takes no connection now: {Text(fault)}. Wait a little and start again.",
            null when fault.InnerException is SocketException or IOException or TimeoutException =>
                $"{server} does not answer: {fault.InnerException.Message.TrimEnd('.')}. Start it, or correct ConnectionStrings:Garant.",
            null when fault.InnerException is null && fault.Message.Contains("password", StringComparison.OrdinalIgnoreCase) =>
                $"{server} asks for a password. Give one in ConnectionStrings:Garant.",
            _ => null,
        };
    }

    private static string Text(NpgsqlException fault) => (fault as PostgresException)?.MessageText ?? fault.Message;
}
