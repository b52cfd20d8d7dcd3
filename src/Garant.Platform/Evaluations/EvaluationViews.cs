using Garant.Assessment.Evaluations;
using Garant.Assessment.Scoring;
using Garant.Platform.Access;
using Garant.Platform.Frameworks;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Loads what the pages of an evaluation show: two statements, whatever its size.</summary>
public sealed class EvaluationViews(GarantDbContext database, FrameworkLibrary library)
{
    /// <summary>The view, or <c>null</c> when the evaluation's framework is not at hand.</summary>
    public async Task<EvaluationView?> FindAsync(EvaluationScope scope, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        Evaluation evaluation = scope.Evaluation;
        if (library.Find(evaluation.FrameworkId) is not { } framework)
        {
            return null;
        }

        List<ElementAnswer> answers = await database.Answers
            .AsNoTracking()
            .Include(answer => answer.SavedBy)
            .Where(answer => answer.EvaluationId == scope.Id)
            .ToListAsync(stop);
        List<AnswerDraft> drafts = await database.Drafts
            .AsNoTracking()
            .Where(draft => draft.EvaluationId == scope.Id && draft.UserId == scope.User.Id)
            .ToListAsync(stop);
        Scorer scorer = library.ScorerOf(framework, evaluation.OrganisationKind);
        AnswerSheet sheet = EvaluationSummary.SheetOf(framework, answers);
        return new()
        {
            Scope = scope,
            Framework = framework,
            Scorer = scorer,
            Answers = answers.ToDictionary(answer => answer.ElementId, StringComparer.Ordinal),
            Drafts = drafts.ToDictionary(draft => draft.ElementId, StringComparer.Ordinal),
            Sheet = sheet,
            States = ElementStates.Of(framework, sheet),
            Score = scorer.Score(sheet),
        };
    }
}
