using Garant.Platform.Jobs;
using Garant.Platform.Mail;
using Garant.Platform.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Platform.Tests.Jobs;

/// <summary>Jobs are done once, tried again, given up with a word, and outlive whoever is killed in the middle.</summary>
public sealed class JobRunnerTests(PostgresCluster cluster)
{
    public static TheoryData<string> Kinds => JobBench.Kinds;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_OfAJobThatIsDue_DoesItOnceAndKeepsNoSecret(string kind)
    {
        TriedJob tried = new("tried");
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [tried]);
        await bench.AddAsync((jobs, _) => jobs.Add("tried", new { Number = 1 }, secret: "token"));
        Assert.Equal("sealed token", (await bench.JobsAsync("tried")).Single().Sealed);
        Assert.Equal(1, await bench.RunDueAsync());
        Assert.Equal(0, await bench.RunDueAsync());
        Assert.Equal(("""{"number":1}""", "token"), (tried.Done.Single().Payload, tried.Done.Single().Secret));
        Job job = (await bench.JobsAsync("tried")).Single();
        Assert.Equal((null, null, bench.Clock.GetUtcNow(), null, 1, null), (job.Sealed, job.DueAt, job.FinishedAt, job.FailedAt, job.Attempts, job.LockedBy));
        Assert.Empty(bench.Log.Lines);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_BySeveralInstancesAtOnce_DoesEachJobOnce(string kind)
    {
        TriedJob tried = new("tried");
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [tried]);
        await bench.AddAsync((jobs, _) =>
        {
            for (int number = 0; number < 40; number++)
            {
                jobs.Add("tried", number);
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(bench.RunDueAsync, Stop)));
        Assert.Equal(Enumerable.Range(0, 40), tried.Done.Select(done => int.Parse(done.Payload, System.Globalization.CultureInfo.InvariantCulture)).Order());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_WithAFaultThatStays_WaitsLongerEachTimeAndGivesUpInTheEnd(string kind)
    {
        TriedJob tried = new("tried") { End = _ => throw new IOException("ada@example.org is away") };
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [tried]);
        await bench.AddAsync((jobs, _) => jobs.Add("tried", "x", secret: "token"));
        List<double> pauses = [];
        while (await bench.RunDueAsync() == 1 && (await bench.JobsAsync("tried")).Single() is { DueAt: { } next } waiting)
        {
            Assert.Equal(("sealed token", nameof(IOException)), (waiting.Sealed, waiting.LastFault));
            pauses.Add((next - bench.Clock.GetUtcNow()).TotalMinutes);
            bench.Clock.Advance(next - bench.Clock.GetUtcNow() - TimeSpan.FromMilliseconds(1));
            Assert.Equal(0, await bench.RunDueAsync());
            bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        Assert.Equal([1, 2, 4, 8, 16, 32, 64, 128, 240, 240, 240], pauses);
        Job job = (await bench.JobsAsync("tried")).Single();
        Assert.Equal((JobRunner.MostAttempts, bench.Clock.GetUtcNow(), null, null, nameof(IOException)), (job.Attempts, job.FailedAt, job.FinishedAt, job.Sealed, job.LastFault));
        Assert.Equal(11, bench.Log.Lines.Count(line => line.StartsWith("Warning: The job of Ada (tried) ", StringComparison.Ordinal)));
        Assert.Single(bench.Log.Lines, line => line.StartsWith("Error: The job of Ada (tried) ", StringComparison.Ordinal) && line.Contains("given up after 12 attempts: ada@example.org is away", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Claim_OfAnInstanceThatWasKilled_RunsOut(string kind)
    {
        TriedJob tried = new("tried");
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [tried]);
        await bench.AddAsync((jobs, _) => jobs.Add("tried", "x"));
        JobRunner late = bench.NewRunner();
        Job? killed = await late.ClaimAsync(Stop);
        bench.Clock.Advance(JobRunner.Claim - TimeSpan.FromMilliseconds(1));
        Assert.Equal(0, await bench.RunDueAsync());
        bench.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await bench.RunDueAsync());

        // It was not killed after all: what it notes does not count any more.
        tried.End = _ => Task.FromResult<JobFault?>(new("late", "late", IsForGood: true));
        await late.RunAsync(killed!, Stop);
        Assert.Equal((2, null), ((await bench.JobsAsync("tried")).Single().Attempts, (await bench.JobsAsync("tried")).Single().FailedAt));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_KilledEachTime_GivesUpWithoutBeginningOnceMore(string kind)
    {
        TriedJob tried = new("tried");
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [tried]);
        await bench.AddAsync((jobs, _) => jobs.Add("tried", "x"));
        for (int attempt = 1; attempt <= JobRunner.MostAttempts; attempt++)
        {
            Assert.Equal(attempt, (await bench.NewRunner().ClaimAsync(Stop))!.Attempts);
            bench.Clock.Advance(JobRunner.Claim);
        }

        Assert.Equal(1, await bench.RunDueAsync());
        Assert.Empty(tried.Done);
        Assert.NotNull((await bench.JobsAsync("tried")).Single().FailedAt);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_WhileThePlatformStops_GivesTheJobBack(string kind)
    {
        using CancellationTokenSource stopping = new();
        TriedJob tried = new("tried");
        tried.End = async stop =>
        {
            await stopping.CancelAsync();
            await Task.Delay(Timeout.Infinite, stop);
            return null;
        };
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [tried]);
        await bench.AddAsync((jobs, _) => jobs.Add("tried", "x", secret: "token"));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => bench.NewRunner().RunDueAsync(stopping.Token));
        Job job = (await bench.JobsAsync("tried")).Single();
        Assert.Equal((0, null, "sealed token"), (job.Attempts, job.LockedUntil, job.Sealed));
        tried.End = _ => Task.FromResult<JobFault?>(null);
        Assert.Equal(1, await bench.RunDueAsync());
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_OfAKindOfANewerVersion_IsLeftToIt(string kind)
    {
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster);
        await bench.AddAsync((jobs, _) => jobs.Add("newer", "x"));
        Assert.Equal(0, await bench.RunDueAsync());
        Assert.Equal(0, (await bench.JobsAsync("newer")).Single().Attempts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Run_WhereTheKeyIsGone_GivesUpAtOnce(string kind)
    {
        TriedJob tried = new("tried");
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [tried]);
        await bench.AddAsync((jobs, _) => jobs.Add("tried", "x", secret: "token"));
        await bench.AskAsync(database => database.Jobs.ExecuteUpdateAsync(set => set.SetProperty(job => job.Sealed, "of another key"), Stop));
        Assert.Equal(1, await bench.RunDueAsync());
        Assert.Empty(tried.Done);
        Assert.Equal(1, (await bench.JobsAsync("tried")).Single(job => job.FailedAt != null).Attempts);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Schedule_OfAKindThatRecurs_KeepsOneRowAndGoesOn(string kind)
    {
        TriedJob hourly = new("hourly", TimeSpan.FromHours(1));
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [hourly]);
        for (int start = 0; start < 2; start++)
        {
            await bench.InScopeAsync(async services =>
            {
                await services.GetRequiredService<JobSchedule>().EnsureAsync(Stop);
                return true;
            });
            await bench.RunDueAsync();
        }

        Assert.Single(hourly.Done);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.RunDueAsync();
        Assert.Equal(2, hourly.Done.Count);

        // What fails for good goes on too, at its next time, and the log has an error.
        hourly.End = _ => Task.FromResult<JobFault?>(new("broken", "broken", IsForGood: true));
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.RunDueAsync();
        Job failed = (await bench.JobsAsync("hourly")).Single();
        Assert.Equal((bench.Clock.GetUtcNow(), bench.Clock.GetUtcNow().AddHours(1), 0, "broken"), (failed.FailedAt, failed.DueAt, failed.Attempts, failed.LastFault));
        Assert.Single(bench.Log.Lines, line => line.StartsWith("Error: ", StringComparison.Ordinal));
        hourly.End = _ => Task.FromResult<JobFault?>(null);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.RunDueAsync();
        Assert.Equal((null, null), ((await bench.JobsAsync("hourly")).Single().FailedAt, (await bench.JobsAsync("hourly")).Single().LastFault));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Forget_AfterAMonth_KeepsNoAddressAndWhatWaits(string kind)
    {
        TriedJob failing = new("failing") { End = _ => Task.FromResult<JobFault?>(new("x", "x", IsForGood: true)) };
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [failing]);
        await bench.AddAsync((jobs, mails) =>
        {
            mails.Add("past@example.org", "Subject", "Body");
            jobs.Add("failing", "past");
            jobs.Add("newer", "waits");
        });
        await bench.InScopeAsync(async services =>
        {
            await services.GetRequiredService<JobSchedule>().EnsureAsync(Stop);
            return true;
        });
        await bench.RunDueAsync();
        bench.Clock.Advance(TimeSpan.FromDays(30));
        await bench.RunDueAsync();
        Assert.Equal(2, (await bench.JobsAsync(SendMail.Kind)).Length + (await bench.JobsAsync("failing")).Length);
        bench.Clock.Advance(TimeSpan.FromHours(1));
        await bench.RunDueAsync();
        Assert.Equal((0, 0, 1, 1), ((await bench.JobsAsync(SendMail.Kind)).Length, (await bench.JobsAsync("failing")).Length, (await bench.JobsAsync("newer")).Length, (await bench.JobsAsync(ForgetJobs.Kind)).Length));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Failed_OfTheNewestJobOnly_NamesWhatItWasAbout(string kind)
    {
        TriedJob tried = new("tried") { End = _ => Task.FromResult<JobFault?>(new("x", "x", IsForGood: true)) };
        await using JobBench bench = await JobBench.CreateAsync(kind, cluster, [tried]);
        Guid failed = Guid.CreateVersion7(), mended = Guid.CreateVersion7(), waiting = Guid.CreateVersion7();
        await bench.AddAsync((jobs, _) =>
        {
            jobs.Add("tried", "x", aboutId: failed);
            jobs.Add("tried", "x", aboutId: mended);
        });
        await bench.RunDueAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        await bench.AddAsync((jobs, _) =>
        {
            jobs.Add("tried", "x", aboutId: mended);
            jobs.Add("tried", "x", aboutId: waiting);
        });
        IReadOnlySet<Guid> found = await bench.InScopeAsync(services => services.GetRequiredService<JobQueries>().FailedAsync("tried", [failed, mended, waiting, Guid.NewGuid()], Stop));
        Assert.Equal([failed], found);
        Assert.Empty(await bench.InScopeAsync(services => services.GetRequiredService<JobQueries>().FailedAsync("other", [failed], Stop)));
    }
}
