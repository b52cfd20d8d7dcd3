using System.Globalization;

namespace Garant.Cli.Tables;

/// <summary>Learns from the cells of a column which type of the database holds every one of them unchanged.</summary>
/// <param name="textsMayBeNumbers">Whether texts are looked into: in a filter, where the cells of CSV files mean numbers, answers and days.</param>
internal sealed class ColumnType(bool textsMayBeNumbers)
{
    private const int MostDigits = 18, MostWholeDigits = 38;

    /// <summary>Parquet has no whole numbers of more than 64 bits but as decimals.</summary>
    private const string LongWhole = "DECIMAL(38, 0)";

    private bool _any, _texts, _numbers, _booleans, _nested, _longNumbers;
    private bool _isLong = true, _isHuge = true, _isWhole = true, _isNumber = true, _isBoolean = true, _isDate = true, _isTimestamp = true;

    /// <summary>Whether the cells are lists or objects whose structure the database can take over.</summary>
    public bool IsNested => _nested && !_texts && !_numbers && !_booleans && !_longNumbers;

    /// <summary>The type; cells that are of several kinds stay texts.</summary>
    public string Name => !_any ? "VARCHAR"
        : _texts && (_numbers || _booleans || _nested) || _nested ? "VARCHAR"
        : _texts ? textsMayBeNumbers ? OfTexts() : "VARCHAR"
        : _numbers ? _booleans ? "VARCHAR" : OfNumbers()
        : "BOOLEAN";

    public void See(CellKind kind, ReadOnlySpan<char> text)
    {
        switch (kind)
        {
            case CellKind.Missing:
                return;
            case CellKind.Boolean:
                _booleans = true;
                break;
            case CellKind.Nested:
                _nested = true;
                _longNumbers |= HasLongNumber(text);
                break;
            case CellKind.Number:
                _numbers = true;
                SeeNumber(text);
                break;
            case CellKind.Text when text.IsEmpty && textsMayBeNumbers:
                return;
            default:
                _texts = true;
                if (textsMayBeNumbers)
                {
                    SeeText(text);
                }

                break;
        }

        _any = true;
    }

    private string OfTexts() => _isLong || _isHuge || _isNumber ? OfNumbers()
        : _isBoolean ? "BOOLEAN"
        : _isDate ? "DATE"
        : _isTimestamp ? "TIMESTAMP"
        : "VARCHAR";

    private string OfNumbers() => _isLong ? "BIGINT" : _isHuge ? LongWhole : _isNumber && !_isWhole ? "DOUBLE" : "VARCHAR";

    private void SeeNumber(ReadOnlySpan<char> text)
    {
        bool isLong = _isLong && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
        _isLong = isLong;
        if (!isLong)
        {
            bool isWhole = !text.ContainsAny('.', 'e', 'E') && text.TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0;
            _isWhole &= isWhole;
            _isHuge &= isWhole && text.TrimStart('-').Length is > 0 and <= MostWholeDigits;
            _isNumber &= NumberText.TryRead(text, out _);
        }
    }

    private void SeeText(ReadOnlySpan<char> text)
    {
        if (_isLong || _isHuge || _isNumber)
        {
            SeeNumber(text);
        }

        _isBoolean = _isBoolean && bool.TryParse(text, out _);
        _isDate = _isDate && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        _isTimestamp = _isTimestamp && text.Length >= 16 && DateTime.TryParseExact(text, ["yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFF", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFF"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
    }

    /// <summary>Whether a number has more digits than the types of nested values hold.</summary>
    private static bool HasLongNumber(ReadOnlySpan<char> text)
    {
        int digits = 0;
        foreach (char letter in text)
        {
            digits = char.IsAsciiDigit(letter) ? digits + 1 : 0;
            if (digits > MostDigits)
            {
                return true;
            }
        }

        return false;
    }
}
