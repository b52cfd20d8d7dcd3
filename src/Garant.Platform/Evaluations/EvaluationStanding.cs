namespace Garant.Platform.Evaluations;

/// <summary>
/// Where an evaluation stands: what lists show, search and order by, so that none of them reads an answer. It is written in the
/// transaction of every save. One that was written under another text of its framework is found by its digest and written anew.
/// </summary>
public sealed class EvaluationStanding
{
    public required Guid EvaluationId { get; init; }

    /// <summary>Counts how often it was written: of two saves at once, the later one finds that it knows too little.</summary>
    public int Version { get; set; }

    /// <summary>The evaluation's name without case and accents, as it is searched and ordered.</summary>
    public string NameKey { get; set; } = "";

    /// <summary>When the evaluation was started.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>The digest of the framework that it was scored with; empty when that was never at hand.</summary>
    public string FrameworkDigest { get; set; } = "";

    /// <summary>How many questions are answered.</summary>
    public int Answered { get; set; }

    /// <summary>How many questions apply.</summary>
    public int Applicable { get; set; }

    /// <summary>The lowest score that can still come out, as published.</summary>
    public decimal Lowest { get; set; }

    /// <summary>The highest one; both are the score once every question is answered.</summary>
    public decimal Highest { get; set; }

    /// <summary>When an answer was last saved; <c>null</c> before the first.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>Whether it was ever scored.</summary>
    public bool IsScored => FrameworkDigest.Length > 0;

    /// <summary>The score, once every question is answered.</summary>
    public decimal? Score => IsScored && Answered == Applicable ? Lowest : null;
}
