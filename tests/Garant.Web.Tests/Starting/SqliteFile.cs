using Microsoft.Data.Sqlite;

namespace Garant.Web.Tests.Starting;

/// <summary>Looks into a platform's SQLite file, or writes to it, while no platform runs.</summary>
internal static class SqliteFile
{
    public static object? Ask(string file, string statement)
    {
        using SqliteConnection connection = new($"Data Source={file};Pooling=false");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statement;
        return command.ExecuteScalar();
    }

    /// <summary>People, organisations, memberships and evaluations: of the whole demonstration 2, 1, 2 and 2.</summary>
    public static string Demonstration(string file) => string.Join(' ', new[] { "AspNetUsers", "Organisations", "Memberships", "Evaluations" }
        .Select(table => Ask(file, $"select count(*) from {table}")));
}
