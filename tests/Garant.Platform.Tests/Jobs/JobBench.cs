using Garant.Platform.Jobs;
using Garant.Platform.Journal;
using Garant.Platform.Mail;
using Garant.Platform.Storage;
using Garant.Platform.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Garant.Platform.Tests.Jobs;

/// <summary>A database with the platform's tables, and what does its jobs.</summary>
public sealed class JobBench : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ServiceProvider _services;

    private JobBench(string? postgres, IEnumerable<IJobKind> kinds, int smtpPort)
    {
        ServiceCollection services = new();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddSingleton(Log.For<JobRunner>());
        services.AddSingleton<ILogger<JournalHeadFile>>(Log.For<JournalHeadFile>());
        services.AddSingleton(new JobSeal(text => $"sealed {text}", text => text.StartsWith("sealed ", StringComparison.Ordinal) ? text[7..] : throw new System.Security.Cryptography.CryptographicException()));
        services.AddSingleton<JobBell>();
        services.AddScoped<JobQueue>();
        services.AddScoped<JobQueries>();
        services.AddScoped<JobSchedule>();
        MailOptions mail = new() { From = "garant@sender.example", Host = smtpPort == 0 ? "" : "127.0.0.1", Port = smtpPort, PickupFolder = MailFolder };
        services.AddSingleton(mail);
        services.AddSingleton(new PublicAddress(null, () => null));
        services.AddSingleton<Mailer>();
        services.AddSingleton<MessageIds>();
        services.AddScoped<MailQueue>();
        services.AddScoped<IJobKind, SendMail>();
        services.AddScoped<IJobKind, ForgetJobs>();
        foreach (IJobKind kind in kinds)
        {
            services.AddSingleton(kind);
        }

        string file = _folder.File("garant.db");
        if (postgres is null)
        {
            services.AddJournal<GarantDbContext>(_folder.Path, JournalStore.OfSqlite(file));
            string open = $"Data Source={file};Default Timeout=30;Pooling=False";
            services.AddDbContext<GarantDbContext, SqliteGarantDbContext>(context => context.UseSqlite(open).AddInterceptors(new SqliteConnections(open), Commands));
        }
        else
        {
            services.AddJournal<GarantDbContext>(_folder.Path, JournalStore.OfPostgres(postgres));
            services.AddDbContext<GarantDbContext, PostgresGarantDbContext>(context => context.UseNpgsql(postgres).AddInterceptors(Commands));
        }

        _services = services.BuildServiceProvider();
    }

    public static TheoryData<string> Kinds => TestDatabase.Kinds;

    public FakeTimeProvider Clock { get; } = new(new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero));

    public CollectedLog Log { get; } = new();

    public CommandNotes Commands { get; } = new();

    public string MailFolder => _folder.File("mail");

    /// <param name="kind">The database.</param>
    /// <param name="cluster">Where PostgreSQL runs.</param>
    /// <param name="kinds">Kinds of jobs beside the platform's own.</param>
    /// <param name="smtpPort">The port of a mail server of this machine; 0 for the folder.</param>
    /// <param name="before">The name of a migration before which the database stands still; all of them unless it is given.</param>
    public static async Task<JobBench> CreateAsync(string kind, PostgresCluster cluster, IEnumerable<IJobKind>? kinds = null, int smtpPort = 0, string? before = null)
    {
        ArgumentNullException.ThrowIfNull(cluster);
        string? missing = kind == "postgres" ? await cluster.StartedAsync() : null;
        Assert.SkipWhen(missing is not null, missing ?? "");
        JobBench bench = new(kind == "postgres" ? await cluster.NewDatabaseAsync() : null, kinds ?? [], smtpPort);
        await bench.AskAsync(async database =>
        {
            string? target = before is null ? null : database.Database.GetMigrations().TakeWhile(name => !name.EndsWith(before, StringComparison.Ordinal)).Last();
            await database.Database.MigrateAsync(target);
            return target;
        });
        return bench;
    }

    /// <summary>An instance of the platform: what does its jobs.</summary>
    public JobRunner NewRunner() => new(_services.GetRequiredService<IServiceScopeFactory>(), _services.GetRequiredService<JobSeal>(), Clock, _services.GetRequiredService<ILogger<JobRunner>>());

    public async Task<int> RunDueAsync() => await NewRunner().RunDueAsync(TestContext.Current.CancellationToken);

    /// <summary>Adds jobs in one transaction.</summary>
    public Task AddAsync(Action<JobQueue, MailQueue> add) => InScopeAsync(async services =>
    {
        add(services.GetRequiredService<JobQueue>(), services.GetRequiredService<MailQueue>());
        await services.GetRequiredService<JournalWriter>().CommitAsync(TestContext.Current.CancellationToken);
        return true;
    });

    public Task<T> AskAsync<T>(Func<GarantDbContext, Task<T>> ask) => InScopeAsync(services => ask(services.GetRequiredService<GarantDbContext>()));

    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> use)
    {
        ArgumentNullException.ThrowIfNull(use);
        await using AsyncServiceScope scope = _services.CreateAsyncScope();
        return await use(scope.ServiceProvider);
    }

    /// <summary>The jobs of a kind, in the order they were written.</summary>
    public Task<Job[]> JobsAsync(string kind) => AskAsync(database => database.Jobs.AsNoTracking().Where(job => job.Kind == kind).OrderBy(job => job.CreatedAt).ToArrayAsync());

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        _folder.Dispose();
    }
}
