namespace Garant.Cli.Tables;

/// <summary>What a prediction adds to a row, in the order of the added columns.</summary>
internal sealed class AddedRow(IReadOnlyList<AddedColumn> columns)
{
    private readonly double[] _numbers = new double[columns.Count];
    private readonly string[] _texts = new string[columns.Count];
    private int _filled;

    public IReadOnlyList<AddedColumn> Columns => columns;

    public double Number(int column) => _numbers[column];

    public string Text(int column) => _texts[column];

    public AddedRow Add(double number)
    {
        _numbers[_filled++] = number;
        return this;
    }

    public AddedRow Add(string text)
    {
        _texts[_filled++] = text;
        return this;
    }

    public void Clear() => _filled = 0;
}
