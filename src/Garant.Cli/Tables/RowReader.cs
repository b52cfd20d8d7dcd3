namespace Garant.Cli.Tables;

/// <summary>Goes through the rows of a table, one after the other.</summary>
internal abstract class RowReader : IDisposable
{
    /// <summary>How far it is, of the source's size.</summary>
    public abstract long Position { get; }

    /// <summary>Where the row stands.</summary>
    public abstract RowPlace Place { get; }

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="BadInputException">The file cannot be read further.</exception>
    public abstract bool Read();

    /// <summary>What a cell of the row holds.</summary>
    public abstract CellKind Kind(int column);

    /// <summary>A cell's text; that of a missing one is empty.</summary>
    public abstract ReadOnlySpan<char> Text(int column);

    /// <summary>A cell's number.</summary>
    public virtual bool TryNumber(int column, out double number) => NumberText.TryRead(Text(column), out number);

    public abstract void Dispose();
}
