using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using Garant.Platform.Access;
using Garant.Platform.Frameworks;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;

namespace Garant.Platform.Evaluations;

/// <summary>Loads an evaluation: one statement to know it, one to show it, whatever its size.</summary>
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
    public async Task<EvaluationView?> FindAsync(Guid evaluationId, CancellationToken stop) =>
        await KnowAsync(evaluationId, stop) is { } known
            ? Show(known, await StandingAnswers.LoadAsync(database, evaluationId, user.Id, null, isTracked: false, stop))
            : null;

    /// <summary>The view after a save, with the answers that it left; or <c>null</c> as above.</summary>
    public async Task<EvaluationView?> ShowAsync(Guid evaluationId, StandingAnswers standing, CancellationToken stop) =>
        await KnowAsync(evaluationId, stop) is { } known ? Show(known, standing) : null;

    private EvaluationView Show((Evaluation Evaluation, MemberRole Role, Framework Framework) known, StandingAnswers standing)
    {
        (Evaluation evaluation, MemberRole role, Framework framework) = known;
        standing = standing.For(user);
        Scorer scorer = library.ScorerOf(framework, evaluation.OrganisationKind);
        AnswerSheet sheet = EvaluationSummary.SheetOf(framework, standing.Answers.Values);
        return new()
        {
            Evaluation = evaluation,
            Role = role,
            Framework = framework,
            Scorer = scorer,
            Answers = standing.Answers,
            Drafts = standing.Drafts,
            Sheet = sheet,
            States = ElementStates.Of(framework, sheet),
            Score = scorer.Score(sheet),
        };
    }
}
