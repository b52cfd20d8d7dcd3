using System.Data.Common;
using System.Text;

namespace Garant.Platform.Journal;

/// <summary>
/// Reads a row of an SQLite file. SQLite stores any type in any column, and a text is any bytes: texts are read as bytes, with their
/// types, so that no change hides behind a conversion.
/// </summary>
internal static class SqliteRow
{
    public const string Columns = "\"Position\", \"At\", typeof(\"Kind\"), CAST(\"Kind\" AS BLOB), typeof(\"OrganisationId\"), CAST(\"OrganisationId\" AS BLOB), typeof(\"EvaluationId\"), CAST(\"EvaluationId\" AS BLOB), \"Actor\", typeof(\"Content\"), CAST(\"Content\" AS BLOB), \"PreviousHash\", \"Hash\"";

    public static StoredRow Read(DbDataReader reader) =>
        new(reader.GetInt64(0), Fields(reader), Blob(reader, 11) ?? [], Blob(reader, 12) ?? []);

    private static byte[]? Fields(DbDataReader reader) =>
        reader.GetValue(1) is long at
        && Text(reader, 2) is { } kind
        && TryId(reader, 4, out Guid? organisation)
        && TryId(reader, 6, out Guid? evaluation)
        && Blob(reader, 8) is { } actor
        && Text(reader, 9) is { } content
        && Blob(reader, 11) is not null
            ? JournalHash.Fields(at, kind, organisation, evaluation, actor, content)
            : null;

    private static byte[]? Text(DbDataReader reader, int column) => reader.GetString(column) == "text" ? Blob(reader, column + 1) : null;

    private static byte[]? Blob(DbDataReader reader, int column) => reader.GetValue(column) as byte[];

    /// <summary>An id as the platform writes it, in capitals, or none.</summary>
    private static bool TryId(DbDataReader reader, int column, out Guid? id)
    {
        id = null;
        if (reader.IsDBNull(column + 1))
        {
            return true;
        }

        if (Text(reader, column) is { } text && Guid.TryParseExact(Encoding.Latin1.GetString(text), "D", out Guid read)
            && Encoding.ASCII.GetBytes(read.ToString("D").ToUpperInvariant()).AsSpan().SequenceEqual(text))
        {
            id = read;
            return true;
        }

        return false;
    }
}
