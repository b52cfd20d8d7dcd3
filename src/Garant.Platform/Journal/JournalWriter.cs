using System.Data;
using System.Globalization;
using System.Text;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Journal;

/// <summary>
/// Writes events into the journal, in the transaction of what they tell of. A verb adds its events and ends with
/// <see cref="CommitAsync"/> in place of <see cref="DbContext.SaveChangesAsync(CancellationToken)"/>. One for each context.
/// </summary>
/// <param name="database">The context of the verb.</param>
/// <param name="headFile">Where the chain's end is noted beside the database.</param>
/// <param name="clock">Says when an event happened.</param>
/// <param name="commits">With PostgreSQL, how those of one process end their transactions; without, each waits for the chain's lock and the disk by itself.</param>
public sealed class JournalWriter(DbContext database, JournalHeadFile headFile, TimeProvider clock, PostgresCommits? commits = null)
{
    /// <summary>The number of PostgreSQL's advisory lock: "journal" in ASCII.</summary>
    public const long LockNumber = 0x6A_6F_75_72_6E_61_6C;

    private const int Columns = 9;
    private const int RowsAtOnce = 1000;

    private readonly List<(JournalEvent What, string? ActorId, DateTimeOffset At)> _events = [];
    private readonly HashSet<string> _erased = [];
    private readonly List<Action> _afterCommit = [];

    /// <summary>Remembers an event until <see cref="CommitAsync"/>.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="actorId">The id of the person who did it, or <c>null</c> where the program itself did.</param>
    public void Add(JournalEvent what, string? actorId)
    {
        ArgumentNullException.ThrowIfNull(what);
        _events.Add((what, actorId, clock.GetUtcNow()));
    }

    /// <summary>With the next commit, what ties a person to the journal is deleted; the events of that commit are the last that can name them.</summary>
    public void Erase(string personId) => _erased.Add(personId);

    /// <summary>Remembers what to do once the next commit has succeeded, such as to wake whoever waits for its rows.</summary>
    public void AfterCommit(Action act) => _afterCommit.Add(act);

    /// <summary>Forgets what was added: to be called together with <c>ChangeTracker.Clear()</c> before a verb tries again.</summary>
    public void Clear()
    {
        _events.Clear();
        _erased.Clear();
        _afterCommit.Clear();
    }

    /// <summary>
    /// Ends the verb's transaction: saves the context's changes, then takes the chain's lock, adds the events and commits; where the
    /// verb opened a transaction, that one is committed. Whether it succeeds or throws, nothing remains added.
    /// </summary>
    public async Task CommitAsync(CancellationToken stop)
    {
        (JournalEvent What, string? ActorId, DateTimeOffset At)[] events = [.. _events];
        string[] erased = [.. _erased];
        Action[] afterCommit = [.. _afterCommit];
        Clear();
        await StoreAsync(events, erased, stop);
        foreach (Action act in afterCommit)
        {
            act();
        }
    }

    private async Task StoreAsync((JournalEvent What, string? ActorId, DateTimeOffset At)[] events, string[] erased, CancellationToken stop)
    {
        if (events.Length == 0 && erased.Length == 0 && database.Database.CurrentTransaction is null)
        {
            await database.SaveChangesAsync(stop);
            return;
        }

        IDbContextTransaction? own = database.Database.CurrentTransaction is null ? await database.Database.BeginTransactionAsync(stop) : null;
        await using (own)
        {
            IDbContextTransaction transaction = own ?? database.Database.CurrentTransaction!;
            await database.SaveChangesAsync(stop);
            if (events.Length == 0 && erased.Length == 0)
            {
                // Whoever has gone away meanwhile does not leave it open whether this was committed.
                await transaction.CommitAsync(CancellationToken.None);
                return;
            }

            ChainEnd? end;
            if (commits is null)
            {
                // With SQLite the transaction itself is the turn.
                end = Append(transaction, events, erased);
                await transaction.CommitAsync(CancellationToken.None);
            }
            else
            {
                using (await commits.TakeTurnAsync(stop))
                {
                    end = Append(transaction, events, erased);
                    transaction.Commit();
                }

                await commits.ReachDiskAsync();
            }

            if (end is not null)
            {
                headFile.Advance(end);
            }
        }
    }

    /// <summary>
    /// Adds the rows. None of it gives the thread away: from the lock to the commit everybody else waits, and a page that is rendered in
    /// between would be waited for too.
    /// </summary>
    private ChainEnd? Append(IDbContextTransaction transaction, (JournalEvent What, string? ActorId, DateTimeOffset At)[] events, string[] erased)
    {
        bool isPostgres = database.Database.IsNpgsql();
        if (isPostgres && transaction.GetDbTransaction().IsolationLevel is not IsolationLevel.ReadCommitted)
        {
            throw new InvalidOperationException("The journal needs a transaction that is read committed: another one would not see the rows that were added while it waited for the chain's lock.");
        }

        string[] people = [.. events.SelectMany(e => JournalContent.PeopleOf(e.What).Append(e.ActorId)).OfType<string>().Distinct(StringComparer.Ordinal)];
        ChainEnd known = headFile.KnownEnd();
        List<ChainLine> lines = Lock(isPostgres, people, known.Count);
        ChainLine? last = lines.Where(line => line.PersonId is null).MaxBy(line => line.Position);
        if (last is null)
        {
            headFile.Begin();
        }

        bool agrees = known.Count == 0 || lines.Any(line => line.PersonId is null && line.Position == known.Count && Convert.ToHexStringLower(line.Bytes) == known.Hash);
        Dictionary<string, byte[]> digests = lines
            .Where(line => line.PersonId is not null)
            .ToDictionary(line => line.PersonId!, line => PersonSalt.DigestOf(line.PersonId!, line.Bytes), StringComparer.Ordinal);

        (long position, byte[] previous) = last is null ? (0, JournalHash.None) : (last.Position, last.Bytes);
        List<JournalRow> rows = new(events.Length);
        foreach ((JournalEvent what, string? actorId, DateTimeOffset at) in events)
        {
            JournalRow row = Chained(what, actorId is null ? [] : digests[actorId], at, ++position, previous, digests);
            rows.Add(row);
            previous = row.Hash;
        }

        foreach (JournalRow[] chunk in rows.Chunk(RowsAtOnce).DefaultIfEmpty([]))
        {
            Insert(chunk, erased);
            erased = [];
        }

        if (!agrees)
        {
            headFile.KeepAsEvidence();
            return null;
        }

        return rows.Count == 0 ? null : new(position, Convert.ToHexStringLower(previous));
    }

    private static JournalRow Chained(JournalEvent what, byte[] actor, DateTimeOffset at, long position, byte[] previous, Dictionary<string, byte[]> digests)
    {
        JournalRow row = new()
        {
            Position = position,
            At = at,
            Kind = what.Kind,
            OrganisationId = what.OrganisationId,
            EvaluationId = what.EvaluationId,
            Actor = actor,
            Content = JournalContent.Of(what, person => digests[person]),
            PreviousHash = previous,
            Hash = [],
        };
        return row.With(JournalHash.Of(row));
    }

    /// <summary>
    /// Takes the chain's lock, makes salts of people who have none, and reads the chain's end, the row that the head file knows and the
    /// salts, in one command. Each of its statements sees what was committed before the lock was given. SQLite's lock is the writer's own,
    /// which the transaction holds.
    /// </summary>
    private List<ChainLine> Lock(bool isPostgres, string[] people, long known)
    {
        List<object> values = [known];
        StringBuilder sql = new();
        if (isPostgres)
        {
            // As a block, because a SELECT would be the command's first result.
            sql.Append(CultureInfo.InvariantCulture, $"DO $$ BEGIN PERFORM pg_advisory_xact_lock({LockNumber}); {(commits is null ? "" : "PERFORM set_config('synchronous_commit', 'off', true); ")}END $$;\n");
        }

        string[] names = [.. people.Select(person => Value(person))];
        if (people.Length > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO \"{JournalTables.Salts}\" (\"PersonId\", \"Salt\") VALUES {string.Join(", ", names.Select(name => $"({name}, {Value(PersonSalt.New())})"))} ON CONFLICT DO NOTHING;\n");
        }

        sql.Append(CultureInfo.InvariantCulture, $"SELECT \"Position\", \"Hash\" AS \"Bytes\", NULL AS \"PersonId\" FROM \"{JournalTables.Rows}\" WHERE \"Position\" = (SELECT MAX(\"Position\") FROM \"{JournalTables.Rows}\") OR \"Position\" = {{0}}");
        if (people.Length > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $"\nUNION ALL SELECT 0, \"Salt\", \"PersonId\" FROM \"{JournalTables.Salts}\" WHERE \"PersonId\" IN ({string.Join(", ", names)})");
        }

        return [.. database.Database.SqlQueryRaw<ChainLine>(sql.ToString(), [.. values])];

        string Value(object value)
        {
            values.Add(value);
            return $"{{{values.Count - 1}}}";
        }
    }

    private void Insert(JournalRow[] rows, string[] erased)
    {
        List<object?> values = new(rows.Length * Columns);
        StringBuilder sql = new();
        if (erased.Length > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $"DELETE FROM \"{JournalTables.Salts}\" WHERE \"PersonId\" IN ({string.Join(", ", erased.Select(person => Value(person)))});\n");
        }

        if (rows.Length > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO \"{JournalTables.Rows}\" (\"Position\", \"At\", \"Kind\", \"OrganisationId\", \"EvaluationId\", \"Actor\", \"Content\", \"PreviousHash\", \"Hash\") VALUES ");
            sql.AppendJoin(", ", rows.Select(row => $"({Value(row.Position)}, {Value(row.At.ToUnixTimeMilliseconds())}, {Value(row.Kind)}, {Id(row.OrganisationId)}, {Id(row.EvaluationId)}, {Value(row.Actor)}, {Value(row.Content)}, {Value(row.PreviousHash)}, {Value(row.Hash)})"));
        }

        database.Database.ExecuteSqlRaw(sql.ToString(), values!);

        string Value(object value)
        {
            values.Add(value);
            return $"{{{values.Count - 1}}}";
        }

        string Id(Guid? id) => id is { } known ? Value(known) : "NULL";
    }

    /// <summary>A row of the chain, or a person's salt.</summary>
    private sealed record ChainLine(long Position, byte[] Bytes, string? PersonId);
}
