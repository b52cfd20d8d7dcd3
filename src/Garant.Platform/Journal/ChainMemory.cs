namespace Garant.Platform.Journal;

/// <summary>
/// Where the chain in PostgreSQL ends, and the salts of who wrote into it lately, as this process left them. None of it is relied on: the
/// statement that uses it checks it. Only whoever has the turn of <see cref="Storage.PostgresCommits"/> may touch it.
/// </summary>
public sealed class ChainMemory
{
    /// <summary>So many people are remembered, and then anew.</summary>
    private const int MostPeople = 10_000;

    private readonly Dictionary<string, byte[]> _salts = new(StringComparer.Ordinal);

    /// <summary>The position of the last row, or 0 where it is not known.</summary>
    internal long Position { get; private set; }

    /// <summary>The hash of the last row.</summary>
    internal byte[] Hash { get; private set; } = [];

    /// <summary>The salts of some people, or <c>null</c> where one of them or the chain's end is not known.</summary>
    internal Dictionary<string, byte[]>? SaltsOf(string[] people)
    {
        if (Position == 0)
        {
            return null;
        }

        Dictionary<string, byte[]> salts = new(people.Length, StringComparer.Ordinal);
        foreach (string person in people)
        {
            if (!_salts.TryGetValue(person, out byte[]? salt))
            {
                return null;
            }

            salts.Add(person, salt);
        }

        return salts;
    }

    internal void Remember(long position, byte[] hash, Dictionary<string, byte[]> salts)
    {
        (Position, Hash) = (position, hash);
        if (_salts.Count > MostPeople)
        {
            _salts.Clear();
        }

        foreach ((string person, byte[] salt) in salts)
        {
            _salts[person] = salt;
        }
    }

    internal void Forget()
    {
        Position = 0;
        _salts.Clear();
    }
}
