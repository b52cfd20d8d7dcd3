using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Access;

namespace Garant.Platform.Evaluations;

/// <summary>Everything a page of an evaluation shows.</summary>
public sealed record EvaluationView
{
    /// <summary>Who looks at which evaluation.</summary>
    public required EvaluationScope Scope { get; init; }

    public Evaluation Evaluation => Scope.Evaluation;

    public required Framework Framework { get; init; }

    public required Scorer Scorer { get; init; }

    public required IReadOnlyDictionary<string, ElementAnswer> Answers { get; init; }

    /// <summary>The reader's own drafts that wait for a decision, each as the whole answer it would make now.</summary>
    public required IReadOnlyDictionary<string, AnswerDraft> Drafts { get; init; }

    /// <summary>By element with a draft: the names of those who saved what stands in its fields, where they are others than the reader; empty for whoever has no name any more.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Savers { get; init; }

    public required AnswerSheet Sheet { get; init; }

    public required ElementStates States { get; init; }

    public required EvaluationScore Score { get; init; }

    /// <summary>How often answers were saved so far; another number than a page's own says that the page is behind.</summary>
    public int Saves => Answers.Values.Sum(answer => answer.Version);

    /// <summary>Whether somebody without an account tries a framework: there is no organisation, and nobody has a name.</summary>
    public bool IsTrial => Scope.Organisation.IsTrial;

    /// <summary>Whether the page lets its reader answer.</summary>
    public required bool CanEdit { get; init; }
}
