using Garant.Platform.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Garant.Platform.Storage;

/// <summary>Two requests wrote the same at the same instant: the one that was refused finds what the other did and is judged again.</summary>
public static class StoreConflict
{
    private const int MostAttempts = 20;
    private const int ConstraintPrimaryKey = 1555;
    private const int ConstraintUnique = 2067;
    private const int ConstraintRowId = 2579;

    // Another one wrote since this transaction began to read. A database that is merely busy was waited for already.
    private const int BusySnapshot = 517;

    /// <summary>Whether trying again can mend a fault: nothing of a disk, a missing row, a text too long or a database that is away.</summary>
    public static bool Is(Exception? fault) => fault switch
    {
        null => false,
        DbUpdateConcurrencyException => true,
        SqliteException sqlite => sqlite.SqliteExtendedErrorCode is ConstraintPrimaryKey or ConstraintUnique or ConstraintRowId or BusySnapshot,
        PostgresException postgres => postgres.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected,
        _ => Is(fault.InnerException),
    };

    /// <summary>Does a verb, and does it again while it meets others. Of those who meet, one gets through each time.</summary>
    /// <exception cref="StoreBusyException">It met others every time.</exception>
    public static async Task<T> AgainAsync<T>(DbContext database, JournalWriter journal, Func<Task<T>> verb)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(journal);
        ArgumentNullException.ThrowIfNull(verb);
        for (int attempt = 1; ; attempt++)
        {
            try
            {
                return await verb();
            }
            catch (Exception fault) when (Is(fault))
            {
                database.ChangeTracker.Clear();
                journal.Clear();
                if (attempt == MostAttempts)
                {
                    throw new StoreBusyException(fault);
                }
            }
        }
    }

    /// <summary>
    /// Makes one thing of a known id, once: where it is there already, or comes to be there from another request at the same moment,
    /// nothing more is done. It is looked for only when the database refuses it, so that making it costs no statement more.
    /// </summary>
    /// <typeparam name="TMade">What is made.</typeparam>
    /// <returns>Whether it was made now.</returns>
    /// <exception cref="StoreBusyException">It met others every time.</exception>
    public static Task<bool> OnceAsync<TMade>(DbContext database, JournalWriter journal, Guid id, Func<Task> make)
        where TMade : class
    {
        ArgumentNullException.ThrowIfNull(make);
        bool isRefused = false;
        return AgainAsync(database, journal, async () =>
        {
            if (isRefused && await database.Set<TMade>().IgnoreQueryFilters().AnyAsync(made => EF.Property<Guid>(made, "Id") == id))
            {
                return false;
            }

            isRefused = true;
            await make();
            return true;
        });
    }
}
