namespace Garant.Assessment.Frameworks;

/// <summary>What kind of thing would prove an answer.</summary>
public enum EvidenceKind
{
    /// <summary>A document, such as a policy or the minutes of a meeting.</summary>
    Document,

    /// <summary>What a system recorded while it ran.</summary>
    Log,

    /// <summary>The report of a measurement or of an audit.</summary>
    Report,

    /// <summary>A page that can be opened.</summary>
    Link,
}
