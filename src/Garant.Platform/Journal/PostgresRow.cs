using System.Data.Common;
using System.Text;

namespace Garant.Platform.Journal;

/// <summary>Reads a row of a PostgreSQL database, whose columns hold nothing but their types.</summary>
internal static class PostgresRow
{
    public const string Columns = "\"Position\", \"At\", \"Kind\", \"OrganisationId\", \"EvaluationId\", \"Actor\", \"Content\", \"PreviousHash\", \"Hash\"";

    public static StoredRow Read(DbDataReader reader) => new(
        reader.GetInt64(0),
        JournalHash.Fields(reader.GetInt64(1), Encoding.UTF8.GetBytes(reader.GetString(2)), Id(reader, 3), Id(reader, 4), (byte[])reader.GetValue(5), Encoding.UTF8.GetBytes(reader.GetString(6))),
        (byte[])reader.GetValue(7),
        (byte[])reader.GetValue(8));

    private static Guid? Id(DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetGuid(column);
}
