using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Organisations;

namespace Garant.Platform.Evaluations;

/// <summary>Everything a page of an evaluation shows.</summary>
public sealed record EvaluationView
{
    public required Evaluation Evaluation { get; init; }

    public required MemberRole Role { get; init; }

    public required Framework Framework { get; init; }

    public required Scorer Scorer { get; init; }

    public required IReadOnlyDictionary<string, ElementAnswer> Answers { get; init; }

    /// <summary>The reader's own drafts that wait for a decision, each as the whole answer it would make now.</summary>
    public required IReadOnlyDictionary<string, AnswerDraft> Drafts { get; init; }

    public required AnswerSheet Sheet { get; init; }

    public required ElementStates States { get; init; }

    public required EvaluationScore Score { get; init; }

    public bool CanEdit => Role != MemberRole.Reader;
}
