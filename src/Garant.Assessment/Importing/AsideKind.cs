namespace Garant.Assessment.Importing;

/// <summary>What a remark in parentheses says about an element.</summary>
internal enum AsideKind
{
    /// <summary>Nothing that is known.</summary>
    Unknown,

    /// <summary>When the element does not apply.</summary>
    Condition,

    /// <summary>How many items may be ticked.</summary>
    Type,

    /// <summary>How to answer; follows from the type.</summary>
    Hint,

    /// <summary>The risk domain.</summary>
    RiskDomain,
}
