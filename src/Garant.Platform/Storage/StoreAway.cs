using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Garant.Platform.Storage;

/// <summary>The database cannot be reached, or was busy for longer than a person should wait: come back in a moment.</summary>
public static class StoreAway
{
    /// <summary>How long a statement waits for a busy database, in seconds.</summary>
    public const int LongestWait = 5;

    private const int Busy = 5;
    private const int Locked = 6;
    private const int ReadOnly = 8; // as a disk becomes after a fault
    private const int FaultyDisk = 10;
    private const int FullDisk = 13;
    private const int CannotOpen = 14;

    private const string IdleSession = "57P05";
    private const string IdleTransaction = "25P03";
    private const string LongTransaction = "25P04";
    private const string ReadOnlyServer = "25006";

    /// <summary>Whether a fault, or what caused it, says that the database is away or busy.</summary>
    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        StoreBusyException => true,
        SqliteException sqlite => sqlite.SqliteErrorCode is Busy or Locked or ReadOnly or FaultyDisk or FullDisk or CannotOpen,
        PostgresException postgres => postgres.IsTransient || postgres.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.InvalidCatalogName or PostgresErrorCodes.ObjectNotInPrerequisiteState || HasEnded(postgres.SqlState),
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is TimeoutException or IOException or SocketException,
        _ => Is(fault.InnerException),
    };

    /// <summary>Whether the server ended the connection or the transaction, or takes no changes just now because another one takes over.</summary>
    private static bool HasEnded(string state) =>
        state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or IdleSession or IdleTransaction or LongTransaction or ReadOnlyServer;
}
