using Garant.Assessment.Frameworks;
using Garant.Platform.Access;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;

namespace Garant.Platform.Evaluations;

/// <summary>Starts an evaluation without answers.</summary>
public sealed class StartEvaluation(AnswerSaver saver, JournalWriter journal, TimeProvider clock)
{
    /// <param name="scope">Who starts it where.</param>
    /// <param name="name">Its name.</param>
    /// <param name="framework">The framework version.</param>
    /// <param name="kind">The key of one of its kinds of organisation, or <c>null</c>.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The evaluation's id.</returns>
    public async Task<Guid> RunAsync(OrganisationScope scope, string name, Framework framework, string? kind, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(framework);
        scope.Demand(Permission.StartEvaluations);
        Evaluation evaluation = new()
        {
            OrganisationId = scope.Id,
            Name = name,
            FrameworkId = framework.Id,
            OrganisationKind = kind,
            CreatedAt = clock.GetUtcNow(),
        };
        journal.Add(new EvaluationStarted(scope.Id, evaluation.Id, framework.Id, kind), scope.User.Id);
        saver.AddFirst(evaluation, scope.User.Id, []);
        await journal.CommitAsync(stop);
        return evaluation.Id;
    }
}
