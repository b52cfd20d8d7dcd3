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

    public required AnswerSheet Sheet { get; init; }

    public required ElementStates States { get; init; }

    public required EvaluationScore Score { get; init; }

    /// <summary>Whether somebody without an account tries a framework: there is no organisation, and nobody has a name.</summary>
    public bool IsTrial => Scope.Organisation.IsTrial;

    public bool CanEdit => Scope.May(Permission.AnswerEvaluations);
}
