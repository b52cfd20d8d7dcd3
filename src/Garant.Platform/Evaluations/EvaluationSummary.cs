using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Frameworks;

namespace Garant.Platform.Evaluations;

/// <summary>An evaluation with its framework and score; both <c>null</c> when the framework is not on the platform any more.</summary>
public sealed record EvaluationSummary(Evaluation Evaluation, Framework? Framework, EvaluationScore? Score)
{
    /// <summary>Scores an evaluation whose answers are loaded.</summary>
    public static EvaluationSummary Of(Evaluation evaluation, FrameworkLibrary library)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(library);
        Framework? framework = library.Find(evaluation.FrameworkId);
        return new(evaluation, framework, framework is null ? null : library.ScorerOf(framework, evaluation.OrganisationKind).Score(SheetOf(framework, evaluation.Answers)));
    }

    /// <summary>The sheet of stored answers; elements and items a corrected framework file no longer has are passed over.</summary>
    public static AnswerSheet SheetOf(Framework framework, IEnumerable<ElementAnswer> answers)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(answers);
        return new(framework.Id, answers
            .Where(answer => framework.FindElement(answer.ElementId) is { } element && !AnswerCheck.Faults(element, answer.Content.ItemIds.ToHashSet()).Any())
            .Select(answer => KeyValuePair.Create(answer.ElementId, answer.Content.ItemIds)));
    }
}
