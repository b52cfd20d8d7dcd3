using System.Data;
using System.Globalization;
using System.Text;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

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

    private const int RowsAtOnce = 1000;
    private const int RowsWithCommit = 16;
    private const string Savepoint = "journal";

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
                    if (!TryAppendAndCommit(transaction, events, erased, out end))
                    {
                        end = Append(transaction, events, erased);
                        transaction.Commit();
                    }
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
        if (isPostgres)
        {
            DemandReadCommitted(transaction);
        }

        string[] people = PeopleOf(events);
        ChainEnd known = headFile.KnownEnd();
        List<ChainLine> lines = Lock(isPostgres, people, known.Count);
        ChainLine? last = lines.Where(line => line.PersonId is null).MaxBy(line => line.Position);
        if (last is null)
        {
            headFile.Begin();
        }

        bool agrees = known.Count == 0 || lines.Any(line => line.PersonId is null && line.Position == known.Count && Convert.ToHexStringLower(line.Bytes) == known.Hash);
        Dictionary<string, byte[]> salts = lines
            .Where(line => line.PersonId is not null)
            .ToDictionary(line => line.PersonId!, line => line.Bytes, StringComparer.Ordinal);

        (long position, byte[] previous) = last is null ? (0, JournalHash.None) : (last.Position, last.Bytes);
        JournalRow[] rows = Chained(events, position, previous, salts);
        if (rows.Length > 0)
        {
            (position, previous) = (rows[^1].Position, rows[^1].Hash);
        }

        string[] erasing = erased;
        foreach (JournalRow[] chunk in rows.Chunk(RowsAtOnce).DefaultIfEmpty([]))
        {
            Insert(chunk, erasing);
            erasing = [];
        }

        if (!agrees)
        {
            commits?.Chain.Forget();
            headFile.KeepAsEvidence();
            return null;
        }

        if (erased.Length == 0)
        {
            commits?.Chain.Remember(position, previous, salts);
        }
        else
        {
            commits?.Chain.Forget();
        }

        return rows.Length == 0 ? null : new(position, Convert.ToHexStringLower(previous));
    }

    /// <summary>
    /// With PostgreSQL, adds the rows and commits in one command, as if the chain still ended where this process knows it to end. The
    /// command refuses itself where that is not so, or where a salt is another one by now, and nothing has happened then.
    /// </summary>
    private bool TryAppendAndCommit(IDbContextTransaction transaction, (JournalEvent What, string? ActorId, DateTimeOffset At)[] events, string[] erased, out ChainEnd? end)
    {
        end = null;
        ChainMemory chain = commits!.Chain;
        if (erased.Length > 0 || events.Length > RowsWithCommit || chain.SaltsOf(PeopleOf(events)) is not { } salts)
        {
            return false;
        }

        DemandReadCommitted(transaction);
        JournalRow[] rows = Chained(events, chain.Position, chain.Hash, salts);
        SqlValues values = new();
        string checks = string.Concat(salts.Select(salt => $" AND EXISTS (SELECT 1 FROM \"{JournalTables.Salts}\" WHERE \"PersonId\" = {values.Add(salt.Key)} AND \"Salt\" = {values.Add(salt.Value)})"));
        string link = $"CASE WHEN EXISTS (SELECT 1 FROM \"{JournalTables.Rows}\" WHERE \"Position\" = {values.Add(chain.Position)} AND \"Hash\" = {values.Add(chain.Hash)}){checks} THEN {values.Add(rows[0].Hash)} END";
        string sql = $"""
            SAVEPOINT {Savepoint};
            SELECT pg_advisory_xact_lock({LockNumber}), set_config('synchronous_commit', 'off', true);
            {InsertOf(rows, values, link)};
            COMMIT
            """;
        try
        {
            database.Database.ExecuteSqlRaw(sql, values.All);
        }
        catch (PostgresException fault) when (fault.TableName == JournalTables.Rows && fault.SqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.NotNullViolation)
        {
            chain.Forget();
            transaction.RollbackToSavepoint(Savepoint);
            return false;
        }

        chain.Remember(rows[^1].Position, rows[^1].Hash, salts);
        end = new(rows[^1].Position, Convert.ToHexStringLower(rows[^1].Hash));
        return true;
    }

    private static void DemandReadCommitted(IDbContextTransaction transaction)
    {
        if (transaction.GetDbTransaction().IsolationLevel is not IsolationLevel.ReadCommitted)
        {
            throw new InvalidOperationException("The journal needs a transaction that is read committed: another one would not see the rows that were added while it waited for the chain's lock.");
        }
    }

    private static string[] PeopleOf((JournalEvent What, string? ActorId, DateTimeOffset At)[] events) =>
        [.. events.SelectMany(e => JournalContent.PeopleOf(e.What).Append(e.ActorId)).OfType<string>().Distinct(StringComparer.Ordinal)];

    private static JournalRow[] Chained((JournalEvent What, string? ActorId, DateTimeOffset At)[] events, long position, byte[] previous, IReadOnlyDictionary<string, byte[]> salts)
    {
        Dictionary<string, byte[]> digests = salts.ToDictionary(salt => salt.Key, salt => PersonSalt.DigestOf(salt.Key, salt.Value), StringComparer.Ordinal);
        List<JournalRow> rows = new(events.Length);
        foreach ((JournalEvent what, string? actorId, DateTimeOffset at) in events)
        {
            JournalRow row = Chained(what, actorId is null ? [] : digests[actorId], at, ++position, previous, digests);
            rows.Add(row);
            previous = row.Hash;
        }

        return [.. rows];
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
        SqlValues values = new();
        string knownPosition = values.Add(known);
        StringBuilder sql = new();
        if (isPostgres)
        {
            // As a block, because a SELECT would be the command's first result.
            sql.Append(CultureInfo.InvariantCulture, $"DO $$ BEGIN PERFORM pg_advisory_xact_lock({LockNumber}); {(commits is null ? "" : "PERFORM set_config('synchronous_commit', 'off', true); ")}END $$;\n");
        }

        string[] names = [.. people.Select(values.Add)];
        if (people.Length > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $"INSERT INTO \"{JournalTables.Salts}\" (\"PersonId\", \"Salt\") VALUES {string.Join(", ", names.Select(name => $"({name}, {values.Add(PersonSalt.New())})"))} ON CONFLICT DO NOTHING;\n");
        }

        sql.Append(CultureInfo.InvariantCulture, $"SELECT \"Position\", \"Hash\" AS \"Bytes\", NULL AS \"PersonId\" FROM \"{JournalTables.Rows}\" WHERE \"Position\" = (SELECT MAX(\"Position\") FROM \"{JournalTables.Rows}\") OR \"Position\" = {knownPosition}");
        if (people.Length > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $"\nUNION ALL SELECT 0, \"Salt\", \"PersonId\" FROM \"{JournalTables.Salts}\" WHERE \"PersonId\" IN ({string.Join(", ", names)})");
        }

        return [.. database.Database.SqlQueryRaw<ChainLine>(sql.ToString(), values.All)];
    }

    private void Insert(JournalRow[] rows, string[] erased)
    {
        SqlValues values = new();
        StringBuilder sql = new();
        if (erased.Length > 0)
        {
            sql.Append(CultureInfo.InvariantCulture, $"DELETE FROM \"{JournalTables.Salts}\" WHERE \"PersonId\" IN ({string.Join(", ", erased.Select(values.Add))});\n");
        }

        if (rows.Length > 0)
        {
            sql.Append(InsertOf(rows, values, values.Add(rows[0].Hash)));
        }

        database.Database.ExecuteSqlRaw(sql.ToString(), values.All);
    }

    private static string InsertOf(JournalRow[] rows, SqlValues values, string firstHash)
    {
        IEnumerable<string> lines = rows.Select((row, i) => $"({values.Add(row.Position)}, {values.Add(row.At.ToUnixTimeMilliseconds())}, {values.Add(row.Kind)}, {Id(row.OrganisationId)}, {Id(row.EvaluationId)}, {values.Add(row.Actor)}, {values.Add(row.Content)}, {values.Add(row.PreviousHash)}, {(i == 0 ? firstHash : values.Add(row.Hash))})");
        return $"INSERT INTO \"{JournalTables.Rows}\" (\"Position\", \"At\", \"Kind\", \"OrganisationId\", \"EvaluationId\", \"Actor\", \"Content\", \"PreviousHash\", \"Hash\") VALUES {string.Join(", ", lines)}";

        string Id(Guid? id) => id is { } known ? values.Add(known) : "NULL";
    }

    /// <summary>A row of the chain, or a person's salt.</summary>
    private sealed record ChainLine(long Position, byte[] Bytes, string? PersonId);
}
