namespace Garant.Assessment.Upgrading;

/// <summary>The parts of an element that two versions can differ in.</summary>
public enum ChangedPart
{
    /// <summary>The title.</summary>
    Title,

    /// <summary>The question.</summary>
    Question,

    /// <summary>Whether one item or several may be ticked.</summary>
    AnswerType,

    /// <summary>The condition.</summary>
    Condition,

    /// <summary>The items: their texts, their order or which of them is the switch.</summary>
    Items,

    /// <summary>The points of an item that was there before.</summary>
    Points,

    /// <summary>The risk domain.</summary>
    RiskDomain,

    /// <summary>The explanation.</summary>
    Explanation,

    /// <summary>The resources.</summary>
    Resources,

    /// <summary>What would prove the answers, or what is accepted as proof.</summary>
    Evidence,

    /// <summary>The parts of other frameworks it covers.</summary>
    References,
}
