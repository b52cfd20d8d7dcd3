namespace Garant.Cli.Tables;

/// <summary>What an added column holds.</summary>
internal enum AddedKind
{
    /// <summary>Numbers, which may be infinite.</summary>
    Number,

    /// <summary>Whole numbers.</summary>
    Count,

    Text,
}
