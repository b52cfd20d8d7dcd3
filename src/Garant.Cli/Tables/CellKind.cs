namespace Garant.Cli.Tables;

/// <summary>What a cell holds.</summary>
internal enum CellKind
{
    /// <summary>Nothing: an empty CSV cell without quotes, a null, a name that a JSON line leaves out.</summary>
    Missing,

    Text,

    Number,

    Boolean,

    /// <summary>A list or an object, as JSON writes it.</summary>
    Nested,
}
