using Microsoft.Data.Sqlite;

namespace Garant.Platform.Storage;

/// <summary>The planned commands of one connection that are not in use just now, by their text.</summary>
internal sealed class SqlitePlans
{
    // More than the platform has statements of which the text does not vary.
    private const int MostKept = 200;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);

    /// <summary>A command of a text, as new.</summary>
    public SqliteCommand Take(SqliteFileConnection connection, string text)
    {
        if (!_kept.Remove(text, out SqliteCommand? command))
        {
            command = connection.CreateCommand();
            command.CommandText = text;
        }

        command.CommandTimeout = connection.DefaultTimeout;
        command.Transaction = connection.Pending;
        return command;
    }

    /// <summary>Keeps a command that is not being read any more.</summary>
    public void Give(SqliteCommand command)
    {
        if (_kept.Count == MostKept)
        {
            Clear();
        }

        command.Parameters.Clear();
        command.Transaction = null;
        if (!_kept.TryAdd(command.CommandText, command))
        {
            command.Dispose();
        }
    }

    /// <summary>Forgets every plan.</summary>
    public void Clear()
    {
        foreach (SqliteCommand kept in _kept.Values)
        {
            kept.Dispose();
        }

        _kept.Clear();
    }
}
