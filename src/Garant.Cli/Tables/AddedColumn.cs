namespace Garant.Cli.Tables;

/// <summary>A column that a prediction adds.</summary>
internal sealed record AddedColumn(string Name, AddedKind Kind);
