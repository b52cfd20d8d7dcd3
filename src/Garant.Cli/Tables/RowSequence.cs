using System.Collections;

namespace Garant.Cli.Tables;

/// <summary>The rows of several files one after the other, without those that a filter leaves out.</summary>
internal sealed class RowSequence : RowReader
{
    private readonly IEnumerator<Func<RowReader>> _files;
    private readonly BitArray? _kept;
    private RowReader? _current;
    private long _before;
    private int _row = -1;

    private RowSequence(IEnumerable<Func<RowReader>> files, BitArray? kept) => (_files, _kept) = (files.GetEnumerator(), kept);

    /// <summary>The reader of the file that the row stands in.</summary>
    public RowReader Current => _current!;

    public override long Position => _before + (_current?.Position ?? 0);

    public override RowPlace Place => Current.Place;

    /// <param name="files">Opens each file.</param>
    /// <param name="kept">Which rows are kept, of all files; all if <c>null</c>.</param>
    public static RowSequence Of(IEnumerable<Func<RowReader>> files, BitArray? kept) => new(files, kept);

    public override bool Read()
    {
        while (true)
        {
            if (_current is null)
            {
                if (!_files.MoveNext())
                {
                    return false;
                }

                _current = _files.Current();
            }

            if (!_current.Read())
            {
                _before += _current.Position;
                _current.Dispose();
                _current = null;
                continue;
            }

            _row++;
            if (_kept is null)
            {
                return true;
            }

            if (_row >= _kept.Length)
            {
                throw TableFiles.Fault(_current.Place.File, "the file grew while it was read; run the command again");
            }

            if (_kept[_row])
            {
                return true;
            }
        }
    }

    public override CellKind Kind(int column) => Current.Kind(column);

    public override ReadOnlySpan<char> Text(int column) => Current.Text(column);

    public override bool TryNumber(int column, out double number) => Current.TryNumber(column, out number);

    public override void Dispose()
    {
        _current?.Dispose();
        _files.Dispose();
    }
}
