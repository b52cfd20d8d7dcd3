using System.Diagnostics;
using System.Globalization;

namespace Garant.Benchmarks.Load;

/// <summary>Different people who read a section of a fully answered evaluation and save answers, all at once.</summary>
internal static class PlatformLoad
{
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan OfEach = TimeSpan.FromSeconds(2);

    /// <summary>A page without a database, an endpoint with one question to it, and a file.</summary>
    private static readonly string[] Bare = ["/account/forgotten", "/health", "/mark.svg"];

    /// <summary>Prints the times of creating an evaluation, reading a section page and saving an answer, and those of bare endpoints beside them.</summary>
    /// <param name="platform">Where it runs, without limits.</param>
    /// <param name="count">How many people.</param>
    /// <param name="pause">Between two requests of a person. All begin at once, so that with a pause they move in step.</param>
    /// <param name="mailFolder">Where the platform writes mail.</param>
    public static async Task<int> RunAsync(Uri platform, int count, TimeSpan pause, string mailFolder)
    {
        LoadPerson[] people = [.. Enumerable.Range(1, count).Select(number => new LoadPerson(platform, number))];
        try
        {
            foreach (LoadPerson[] few in people.Chunk(4))
            {
                await AllAsync(few, person => person.EnterAsync(mailFolder));
            }

            LoadTimes times = new();
            await AllAsync(people, person => person.CreateAsync(times));
            await AllAsync(people, person => person.AnswerAllAsync());
            Console.WriteLine($"{count} people have answered everything.");
            double seconds = await ForAsync(Duration, people, person => person.ReadAndSaveAsync(times, pause));
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{count} people, {pause.TotalMilliseconds} ms between their requests: {times.Count("section", "save") / seconds:0} requests a second"));
            times.Print("create");
            times.Print("section");
            times.Print("save");
            foreach (string address in pause == TimeSpan.Zero ? Bare : [])
            {
                double taken = await ForAsync(OfEach, people, person => person.AskAsync(times, address));
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{address} {times.Count(address) / taken:0} requests a second"));
            }

            return 0;
        }
        finally
        {
            Array.ForEach(people, person => person.Dispose());
        }
    }

    private static Task AllAsync(IEnumerable<LoadPerson> people, Func<LoadPerson, Task> act) => Task.WhenAll(people.Select(person => Task.Run(() => act(person))));

    /// <summary>Has everybody do the same again and again.</summary>
    /// <returns>The seconds until the last one was done.</returns>
    private static async Task<double> ForAsync(TimeSpan time, IEnumerable<LoadPerson> people, Func<LoadPerson, Task> act)
    {
        Stopwatch clock = Stopwatch.StartNew();
        await AllAsync(people, async person =>
        {
            while (clock.Elapsed < time)
            {
                await act(person);
            }
        });
        return clock.Elapsed.TotalSeconds;
    }
}
