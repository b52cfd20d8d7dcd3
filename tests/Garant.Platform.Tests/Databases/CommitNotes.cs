using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Garant.Platform.Tests.Databases;

/// <summary>Makes a commit end without an answer, before or after it took effect.</summary>
public sealed class CommitNotes : DbTransactionInterceptor
{
    public bool FailsBefore { get; set; }

    public bool FailsAfter { get; set; }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        FailsBefore ? throw Lost() : ValueTask.FromResult(result);

    public override Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default) =>
        FailsAfter ? throw Lost() : Task.CompletedTask;

    private static IOException Lost() => new("The connection is gone, as the test asks.");
}
