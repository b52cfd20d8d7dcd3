using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;

namespace Garant.Platform.Evaluations;

/// <summary>
/// Remembers answers that this process read or wrote a moment ago, so that they are not read again for each page and each save. The
/// standing, which every page reads, counts the saves: answers are known only for the count that they were read under, so that a save of
/// another process is seen at once. The names of who saved are not counted; whoever changes one has all of it forgotten here, and another
/// process sees it after a minute.
/// </summary>
public sealed class KnownAnswers : IDisposable
{
    private const long MostCharacters = 32_000_000;
    private const int PerAnswer = 500; // what an answer takes besides its texts
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _answers;
    private int _generation;

    public KnownAnswers(TimeProvider clock) =>
        _answers = new(new MemoryCacheOptions { SizeLimit = MostCharacters, Clock = new Clock(clock) });

    /// <summary>Counts how often all was forgotten. Who reads to remember looks here first.</summary>
    public int Generation => Volatile.Read(ref _generation);

    /// <summary>Forgets everything, because a name changed or answers became another person's.</summary>
    public void Forget()
    {
        Interlocked.Increment(ref _generation);
        _answers.Clear();
    }

    public void Dispose() => _answers.Dispose();

    /// <summary>The answers by element where a standing says that they are the last ones, or <c>null</c>. They belong to all requests: nobody may change one.</summary>
    internal IReadOnlyDictionary<string, ElementAnswer>? Find(EvaluationStanding? standing) =>
        standing is not null && _answers.TryGetValue(standing.EvaluationId, out Known? known) && known!.Is(standing) ? known.Answers : null;

    /// <summary>Remembers all answers of an evaluation.</summary>
    /// <param name="standing">The standing that was read before they were, or written with them.</param>
    /// <param name="answers">The answers, with the names of who saved them; none of them is tracked.</param>
    /// <param name="generation">The generation before they were read.</param>
    internal void Keep(EvaluationStanding standing, IReadOnlyDictionary<string, ElementAnswer> answers, int generation)
    {
        if (generation == Generation)
        {
            _answers.Set(standing.EvaluationId, new Known(standing.Version, Instant(standing), answers), new MemoryCacheEntryOptions
            {
                Size = answers.Values.Sum(answer => PerAnswer + answer.Ticks.Length + answer.TicksBefore.Length + answer.Reason.Length + answer.Note.Length),
                AbsoluteExpirationRelativeToNow = Longest,
            });
        }
    }

    // As it is stored.
    private static long? Instant(EvaluationStanding standing) => standing.AnsweredAt?.ToUnixTimeMilliseconds();

    private sealed record Known(int Version, long? AnsweredAt, IReadOnlyDictionary<string, ElementAnswer> Answers)
    {
        public bool Is(EvaluationStanding standing) => Version == standing.Version && AnsweredAt == Instant(standing);
    }

    private sealed class Clock(TimeProvider clock) : ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
}
