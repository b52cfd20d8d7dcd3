using Microsoft.EntityFrameworkCore.Update;

namespace Garant.Platform.Storage;

/// <summary>Sends the changes of one save together; the SQLite provider by itself sends a command for every row.</summary>
public sealed class SqliteBatches(ModificationCommandBatchFactoryDependencies dependencies) : IModificationCommandBatchFactory
{
    private const int RowsAtOnce = 100;

    public ModificationCommandBatch Create() => new Batch(dependencies);

    private sealed class Batch(ModificationCommandBatchFactoryDependencies dependencies)
        : AffectedCountModificationCommandBatch(dependencies, RowsAtOnce);
}
