namespace Garant.Assessment.Evaluations;

/// <summary>The ways in which answers can be wrong.</summary>
public enum AnswerFaultKind
{
    /// <summary>The sheet names another framework version.</summary>
    OtherFramework,

    /// <summary>The framework has no such element.</summary>
    UnknownElement,

    /// <summary>The element has no such item.</summary>
    UnknownItem,

    /// <summary>Several items where one is allowed.</summary>
    SeveralForSingle,

    /// <summary>The "not concerned" switch together with other items.</summary>
    SwitchWithOthers,

    /// <summary>The item that says "nothing of this exists" together with other items.</summary>
    NoneWithOthers,

    /// <summary>An answer to an element that does not apply.</summary>
    DoesNotApply,
}
