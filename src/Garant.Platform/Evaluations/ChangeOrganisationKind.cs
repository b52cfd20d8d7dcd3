using Garant.Platform.Access;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Lets the weights of another kind of organisation apply to an evaluation.</summary>
public sealed class ChangeOrganisationKind(EvaluationChange change, GarantDbContext database, EvaluationStandings standings)
{
    /// <param name="scope">Who changes which evaluation.</param>
    /// <param name="kind">The key of one of the framework's kinds of organisation, or <c>null</c> for equal weights.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task RunAsync(EvaluationScope scope, string? kind, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageEvaluations);
        return change.RunAsync(
            scope,
            async evaluation =>
            {
                if (evaluation.OrganisationKind == kind)
                {
                    return null;
                }

                evaluation.OrganisationKind = kind;
                var answers = await database.Answers
                    .Where(answer => answer.EvaluationId == scope.Id)
                    .Select(answer => new { answer.ElementId, answer.Ticks })
                    .ToListAsync(stop);
                standings.Write(evaluation, evaluation.Standing, answers.Select(answer => KeyValuePair.Create(answer.ElementId, answer.Ticks)), evaluation.Standing?.AnsweredAt);
                return new EvaluationKindChanged(scope.Organisation.Id, scope.Id, kind);
            },
            stop);
    }
}
