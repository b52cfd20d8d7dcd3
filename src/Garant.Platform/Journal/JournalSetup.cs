using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Garant.Platform.Journal;

/// <summary>Sets up the journal.</summary>
public static class JournalSetup
{
    /// <summary>Adds <see cref="JournalWriter"/> for the requests, and the head file and the check at start for the process.</summary>
    /// <typeparam name="TContext">The context whose changes the events are committed with.</typeparam>
    /// <param name="services">What is set up.</param>
    /// <param name="dataFolder">The folder of the head file.</param>
    /// <param name="store">Where the check reads.</param>
    public static IServiceCollection AddJournal<TContext>(this IServiceCollection services, string dataFolder, JournalStore store)
        where TContext : DbContext => services
        .AddSingleton(provider => new JournalHeadFile(dataFolder, provider.GetRequiredService<ILogger<JournalHeadFile>>()))
        .AddSingleton(provider => new JournalStartCheck(store, provider.GetRequiredService<JournalHeadFile>(), provider.GetRequiredService<ILogger<JournalStartCheck>>()))
        .AddScoped(provider => new JournalWriter(provider.GetRequiredService<TContext>(), provider.GetRequiredService<JournalHeadFile>(), provider.GetRequiredService<TimeProvider>(), provider.GetService<PostgresCommits>()));
}
