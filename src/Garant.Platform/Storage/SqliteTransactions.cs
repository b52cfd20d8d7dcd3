using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Storage;

/// <summary>Makes transactions that give their turn back at the commit and then wait for the disk; see <see cref="SqliteWrites"/> for how they begin.</summary>
public sealed class SqliteTransactions(RelationalTransactionFactoryDependencies dependencies) : RelationalTransactionFactory(dependencies)
{
    public override RelationalTransaction Create(
        IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool transactionOwned)
    {
        ArgumentNullException.ThrowIfNull(connection);
        return SqliteWrites.TakeOver(connection.DbConnection) is { } begun
            ? new InTurn(begun.Turn, begun.Flush, connection, transaction, transactionId, logger, transactionOwned, Dependencies.SqlGenerationHelper)
            : base.Create(connection, transaction, transactionId, logger, transactionOwned);
    }

    private sealed class InTurn(
        WriteTurn turn, SqliteFlush flush, IRelationalConnection connection, DbTransaction transaction, Guid transactionId, IDiagnosticsLogger<DbLoggerCategory.Database.Transaction> logger, bool transactionOwned, ISqlGenerationHelper sql)
        : RelationalTransaction(connection, transaction, transactionId, logger, transactionOwned, sql)
    {
        private bool _isCommitted;

        public override void Commit()
        {
            base.Commit();
            _isCommitted = true;
            turn.Dispose();
            flush.ReachDiskAsync().GetAwaiter().GetResult();
        }

        public override async Task CommitAsync(CancellationToken cancellationToken = default)
        {
            await base.CommitAsync(cancellationToken);
            _isCommitted = true;
            turn.Dispose();
            await flush.ReachDiskAsync();
        }

        public override void Dispose()
        {
            base.Dispose();
            turn.Dispose();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            turn.Dispose();
            if (!_isCommitted)
            {
                // The thread is the queue's own, and the next one waits for it.
                await Task.Yield();
            }
        }
    }
}
