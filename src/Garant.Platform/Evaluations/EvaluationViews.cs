using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Access;
using Garant.Platform.Frameworks;
using Garant.Platform.Storage;

namespace Garant.Platform.Evaluations;

/// <summary>Loads what the pages of an evaluation show: one statement at the most, whatever its size.</summary>
public sealed class EvaluationViews(GarantDbContext database, FrameworkLibrary library, KnownAnswers known)
{
    /// <summary>The view, or <c>null</c> when the evaluation's framework is not at hand.</summary>
    public async Task<EvaluationView?> FindAsync(EvaluationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return library.Find(scope.Evaluation.FrameworkId) is { } framework
            ? Show(scope, framework, await StandingAnswers.FindAsync(database, known, scope, scope.Evaluation.Standing, stop))
            : null;
    }

    /// <summary>The view after a save, with the answers that it left; or <c>null</c> as above.</summary>
    public EvaluationView? Show(EvaluationScope scope, StandingAnswers standing)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(standing);
        return library.Find(scope.Evaluation.FrameworkId) is { } framework ? Show(scope, framework, standing) : null;
    }

    private EvaluationView Show(EvaluationScope scope, Framework framework, StandingAnswers standing)
    {
        standing.CompleteDrafts();
        Scorer scorer = library.ScorerOf(framework, scope.Evaluation.OrganisationKind);
        AnswerSheet sheet = StoredSheet.Of(framework, standing.Answers.Values);
        return new()
        {
            Scope = scope,
            Framework = framework,
            Scorer = scorer,
            Answers = standing.Answers,
            Drafts = standing.Drafts,
            Savers = standing.Savers,
            Sheet = sheet,
            States = ElementStates.Of(framework, sheet),
            Score = scorer.Score(sheet),
            CanEdit = scope.May(Permission.AnswerEvaluations),
        };
    }
}
