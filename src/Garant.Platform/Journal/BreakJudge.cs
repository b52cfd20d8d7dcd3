namespace Garant.Platform.Journal;

/// <summary>Tells what is wrong where a chain breaks, by looking at all its rows once.</summary>
internal sealed class BreakJudge
{
    /// <summary>How many rows more than are known a row may have been moved by.</summary>
    private const int Margin = 1000;

    private readonly ChainBreak _break;
    private readonly JournalHead? _head;
    private readonly long _place;
    private readonly byte[] _last;
    private long _rows;
    private StoredRow? _next;
    private StoredRow? _rightful;
    private bool _hasCopy;

    private BreakJudge(ChainBreak found, JournalHead? head)
    {
        (_break, _head) = (found, head);
        _place = found.End.Count + 1;
        _last = Convert.FromHexString(found.End.Hash);
    }

    public static async Task<JournalVerdict> JudgeAsync(IAsyncEnumerable<StoredRow> rows, ChainBreak found, JournalHead? head, CancellationToken stop)
    {
        BreakJudge judge = new(found, head);
        await foreach (StoredRow row in rows.WithCancellation(stop))
        {
            judge.Look(row);
        }

        (long position, JournalFault fault) = judge.Judge();
        if (found.Contradicted < position)
        {
            (position, fault) = (found.Contradicted.Value, JournalFault.Edited);
        }

        return new(judge._rows, found.End, position, fault);
    }

    private void Look(StoredRow row)
    {
        _rows++;
        if (_break.Row is not { } breaking)
        {
            return;
        }

        bool isBreaking = row.Position == breaking.Position;
        if (!isBreaking && row.Position > breaking.Position)
        {
            _next ??= row;
        }

        _hasCopy |= !isBreaking && row.Hash.AsSpan().SequenceEqual(breaking.Hash);
        if (row.Follows(_last) && row.IsGenuineAt(_place))
        {
            _rightful ??= row;
        }
    }

    private (long Position, JournalFault Fault) Judge() => _break.Row switch
    {
        null => (_place, JournalFault.Cut),
        { } row when row.Position < _place => BeforeTheFirst(row),
        { } row when row.Position > _place => (_place, Gap(row)),
        { } row when row.IsGenuineAt(_place) => _rightful is not null ? (_place, JournalFault.Inserted) : (IsDisowned(row) ? _place : _place - 1, JournalFault.Edited),
        { } row => Wrong(row),
    };

    /// <summary>A row with a number below 1.</summary>
    private (long Position, JournalFault Fault) BeforeTheFirst(StoredRow row) => _rightful switch
    {
        null => (_place, JournalFault.Cut),
        _ when _rightful.Position == row.Position => (_place, JournalFault.Edited),
        _ when !_hasCopy && PlaceOf(row) is not null => (row.Position, JournalFault.Reordered),
        _ => (row.Position, JournalFault.Inserted),
    };

    /// <summary>No row has this number.</summary>
    private JournalFault Gap(StoredRow row) => _rightful switch
    {
        null => JournalFault.Cut,
        _ when _rightful.Position == row.Position => JournalFault.Edited,
        _ => JournalFault.Reordered,
    };

    /// <summary>Whether a row that was hashed for its place is unknown to what comes after it, so that it was hashed anew.</summary>
    private bool IsDisowned(StoredRow row) =>
        _place == 1
        || (_next is not null ? !_next.Follows(row.Hash) : _head is not null && _head.End.Count == _place && _head.End.Hash != row.HashText);

    /// <summary>A row that was not hashed for its place.</summary>
    private (long Position, JournalFault Fault) Wrong(StoredRow row)
    {
        bool isBeyond = _head is not null && _head.End.Count < _place;
        if (row.Follows(_last))
        {
            return (_place, _rightful is not null || isBeyond ? JournalFault.Inserted : JournalFault.Edited);
        }

        if (_next is not null && _next.Follows(row.Hash) && _next.IsGenuineAt(_place + 1))
        {
            return (_place, JournalFault.Edited);
        }

        long? place = PlaceOf(row);
        if (_rightful is not null)
        {
            return (_place, place is not null && !_hasCopy ? JournalFault.Reordered : JournalFault.Inserted);
        }

        if (_hasCopy)
        {
            return (_place, isBeyond || (_head is null && _next is null) ? JournalFault.Inserted : JournalFault.Edited);
        }

        return place switch
        {
            null => (_place, isBeyond ? JournalFault.Inserted : JournalFault.Edited),
            { } earlier when earlier < _place => (earlier, JournalFault.Inserted),
            _ => (_place, JournalFault.Cut),
        };
    }

    /// <summary>Where a row was written, or <c>null</c> where its content is not what was hashed.</summary>
    private long? PlaceOf(StoredRow row)
    {
        long most = Math.Max(Math.Max(_rows, _place), _head?.End.Count ?? 0) + Margin;
        for (long place = 1; place <= most; place++)
        {
            if (row.IsGenuineAt(place))
            {
                return place;
            }
        }

        return null;
    }
}
