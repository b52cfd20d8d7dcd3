using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Garant.Web.Tests.Forms;

/// <summary>Holds the next commit up until a test lets it go.</summary>
internal sealed class HeldCommit : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _armed;

    /// <summary>Ends when a commit is held.</summary>
    public Task Reached => _reached.Task;

    public void Arm() => Interlocked.Exchange(ref _armed, 1);

    public void Release() => _released.TrySetResult();

    public InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result) =>
        TransactionCommittingAsync(transaction, eventData, result).AsTask().GetAwaiter().GetResult();

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await HoldAsync();
        return result;
    }

    public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        if (command?.CommandText.EndsWith("COMMIT", StringComparison.Ordinal) ?? false)
        {
            HoldAsync().GetAwaiter().GetResult();
        }

        return result;
    }

    private async Task HoldAsync()
    {
        if (Interlocked.Exchange(ref _armed, 0) == 1)
        {
            _reached.SetResult();
            await _released.Task;
        }
    }
}
