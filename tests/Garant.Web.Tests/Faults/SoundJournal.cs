using Garant.Platform.Journal;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Faults;

/// <summary>The journal of a platform after whatever happened to it.</summary>
internal static class SoundJournal
{
    /// <summary>Its chain and its head file are whole.</summary>
    public static async Task AssertSoundJournalAsync(this TestPlatform platform)
    {
        JournalStore store = await platform.DatabaseAsync(database => Task.FromResult(database.Database.IsNpgsql()
            ? JournalStore.OfPostgres(database.Database.GetConnectionString()!)
            : JournalStore.OfSqlite(Path.Combine(platform.DataFolder, "garant.db"))));
        (HeadFileState state, JournalHead? head) = JournalHeadFile.Read(platform.DataFolder);
        JournalVerdict verdict = await store.CheckAsync(head, TestContext.Current.CancellationToken);
        Assert.Equal((HeadFileState.Sound, null), (state, verdict.Position));
    }
}
