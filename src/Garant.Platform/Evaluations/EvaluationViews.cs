using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Access;
using Garant.Platform.Frameworks;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Loads an evaluation: one statement to know it, three to show it, whatever its size.</summary>
public sealed class EvaluationViews(GarantDbContext database, OwnedData owned, FrameworkLibrary library, CurrentUser user)
{
    private (Evaluation Evaluation, MemberRole Role, Framework Framework)? _known;

    /// <summary>The evaluation, the person's role and the framework, without the answers; or <c>null</c> as below. A request asks for it once.</summary>
    public async Task<(Evaluation Evaluation, MemberRole Role, Framework Framework)?> KnowAsync(Guid evaluationId, CancellationToken stop)
    {
        if (_known is { } known && known.Evaluation.Id == evaluationId)
        {
            return known;
        }

        return _known = await owned.EvaluationAsync(evaluationId, stop) is { } found && library.Find(found.Evaluation.FrameworkId) is { } framework
            ? (found.Evaluation, found.Role, framework)
            : null;
    }

    /// <summary>The view, or <c>null</c> when there is no such evaluation for this person or its framework is not at hand.</summary>
    public async Task<EvaluationView?> FindAsync(Guid evaluationId, CancellationToken stop)
    {
        if (await KnowAsync(evaluationId, stop) is not var (evaluation, role, framework))
        {
            return null;
        }

        List<ElementAnswer> answers = await database.Answers
            .AsNoTracking()
            .Include(answer => answer.SavedBy)
            .Where(answer => answer.EvaluationId == evaluationId)
            .ToListAsync(stop);
        List<AnswerDraft> drafts = await database.Drafts
            .AsNoTracking()
            .Where(draft => draft.EvaluationId == evaluationId && draft.UserId == user.Id)
            .ToListAsync(stop);
        Scorer scorer = library.ScorerOf(framework, evaluation.OrganisationKind);
        AnswerSheet sheet = EvaluationSummary.SheetOf(framework, answers);
        return new()
        {
            Evaluation = evaluation,
            Role = role,
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
