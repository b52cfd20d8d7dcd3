using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Garant.Platform.Storage;

/// <summary>
/// A connection that stays open when its context is given back, and plans each statement once: opening and planning take longer than most
/// of the questions.
/// </summary>
internal sealed class SqliteFileConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly SqlitePlans _plans = new();
    private bool _isOver;

    /// <summary>The transaction that is open, or <c>null</c>.</summary>
    public SqliteTransaction? Pending => Transaction;

    /// <summary>Ends a transaction that is still open, with the connection; otherwise leaves it open.</summary>
    public override void Close()
    {
        if (_isOver || Transaction is not null)
        {
            _plans.Clear();
            base.Close();
        }
    }

    protected override DbCommand CreateDbCommand() => new SqliteStatement(this, _plans);

    protected override void Dispose(bool disposing)
    {
        _isOver = true;
        base.Dispose(disposing);
    }
}
