using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Garant.Platform.Storage;

/// <summary>A command that takes the planned one of its text, and gives it back when it is disposed.</summary>
internal sealed class SqliteStatement(SqliteFileConnection connection, SqlitePlans plans) : DbCommand
{
    private SqliteCommand _command = plans.Take(connection, "");
    private SqliteDataReader? _reader;
    private bool _isFaulty;
    private bool _isOver;

    [AllowNull]
    public override string CommandText
    {
        get => _command.CommandText;
        set
        {
            GiveBack();
            _command = plans.Take(connection, value ?? "");
        }
    }

    public override int CommandTimeout
    {
        get => _command.CommandTimeout;
        set => _command.CommandTimeout = value;
    }

    public override CommandType CommandType
    {
        get => _command.CommandType;
        set => _command.CommandType = value;
    }

    public override UpdateRowSource UpdatedRowSource
    {
        get => _command.UpdatedRowSource;
        set => _command.UpdatedRowSource = value;
    }

    public override bool DesignTimeVisible { get; set; }

    protected override DbConnection? DbConnection
    {
        get => _command.Connection;
        set => _command.Connection = (SqliteConnection?)value;
    }

    protected override DbTransaction? DbTransaction
    {
        get => _command.Transaction;
        set => _command.Transaction = (SqliteTransaction?)value;
    }

    protected override DbParameterCollection DbParameterCollection => _command.Parameters;

    public override void Cancel() => _command.Cancel();

    public override int ExecuteNonQuery() => Run(command => command.ExecuteNonQuery());

    public override object? ExecuteScalar() => Run(command => command.ExecuteScalar());

    public override void Prepare() => _command.Prepare();

    protected override DbParameter CreateDbParameter() => _command.CreateParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => _reader = Run(command => command.ExecuteReader(behavior));

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_isOver)
        {
            _isOver = true;
            GiveBack();
        }

        base.Dispose(disposing);
    }

    private T Run<T>(Func<SqliteCommand, T> run)
    {
        _isFaulty = true;
        T answer = run(_command);
        _isFaulty = false;
        return answer;
    }

    /// <summary>What failed, or is still read, is planned anew the next time.</summary>
    private void GiveBack()
    {
        if (_isFaulty || _reader is { IsClosed: false })
        {
            _command.Dispose();
        }
        else
        {
            plans.Give(_command);
        }
    }
}
