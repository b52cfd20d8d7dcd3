using Garant.Platform.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Garant.Platform.Tests.Storage;

/// <summary>A database that is away or busy is told from one that has something to say about a statement.</summary>
public sealed class StoreAwayTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.CrashShutdown)]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData("57P05")]
    [InlineData("25P03")]
    [InlineData("25P04")]
    [InlineData(PostgresErrorCodes.TooManyConnections)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    [InlineData(PostgresErrorCodes.QueryCanceled)]
    [InlineData("25006")]
    public void Is_ServerThatEndsTheConnectionOrTheTransaction_IsTrue(string state) =>
        Assert.True(StoreAway.Is(new DbUpdateException("", new PostgresException("", "FATAL", "FATAL", state))));

    [Theory]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    [InlineData(PostgresErrorCodes.ForeignKeyViolation)]
    [InlineData(PostgresErrorCodes.StringDataRightTruncation)]
    [InlineData(PostgresErrorCodes.UndefinedTable)]
    public void Is_ServerThatRefusesAStatement_IsFalse(string state) =>
        Assert.False(StoreAway.Is(new DbUpdateException("", new PostgresException("", "ERROR", "ERROR", state))));

    [Theory]
    [InlineData(5, true)]
    [InlineData(8, true)]
    [InlineData(10, true)]
    [InlineData(13, true)]
    [InlineData(14, true)]
    [InlineData(1, false)]
    [InlineData(19, false)]
    public void Is_SqliteFault_IsWhetherItsFileCannotBeUsedNow(int code, bool isAway) =>
        Assert.Equal(isAway, StoreAway.Is(new DbUpdateException("", new SqliteException("", code))));
}
