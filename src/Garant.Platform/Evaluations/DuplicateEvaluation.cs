using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Copies an evaluation with its answers, reasons and notes. What waits as a draft stays where it is.</summary>
public sealed class DuplicateEvaluation(GarantDbContext database, AnswerSaver saver, JournalWriter journal, TimeProvider clock)
{
    /// <summary>Copies it, unless an evaluation with this id is there: then this was done before.</summary>
    /// <param name="scope">Who copies which evaluation.</param>
    /// <param name="id">The copy's id.</param>
    /// <param name="name">The copy's name.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task RunAsync(EvaluationScope scope, Guid id, string name, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageEvaluations);
        scope.Demand(Permission.StartEvaluations);
        return StoreConflict.OnceAsync<Evaluation>(database, journal, id, async () =>
        {
            List<ElementAnswer> answers = await database.Answers.AsNoTracking().Where(answer => answer.EvaluationId == scope.Id).OrderBy(answer => answer.ElementId).ToListAsync(stop);
            Evaluation copy = new()
            {
                Id = id,
                OrganisationId = scope.Organisation.Id,
                Name = name,
                FrameworkId = scope.Evaluation.FrameworkId,
                OrganisationKind = scope.Evaluation.OrganisationKind,
                CreatedAt = clock.GetUtcNow(),
                SourceId = scope.Id,
            };
            journal.Add(new EvaluationDuplicated(copy.OrganisationId, copy.Id, scope.Id, copy.FrameworkId, copy.OrganisationKind), scope.User.Id);
            saver.AddFirst(copy, scope.User.Id, answers
                .Where(answer => answer.Content != AnswerContent.Blank)
                .Select(answer => new FirstAnswer(answer.ElementId, answer.Content, new(scope.Id, answer.ElementId, answer.Version))));
            await journal.CommitAsync(stop);
            database.ChangeTracker.Clear();
        });
    }
}
