using System.Security.Cryptography;
using System.Text;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Upgrading;
using Garant.Platform.Access;
using Garant.Platform.Frameworks;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Evaluations;

/// <summary>Makes an evaluation of a newer version of its framework out of one. The older one stays as it is.</summary>
public sealed class UpgradeEvaluation(GarantDbContext database, AnswerSaver saver, JournalWriter journal, FrameworkLibrary library, TimeProvider clock)
{
    /// <summary>What an upgrade would do.</summary>
    /// <param name="scope">Who asks about which evaluation.</param>
    /// <param name="to">The newer version's id, or <c>null</c> for the newest.</param>
    /// <param name="kind">The key of the kind of organisation that was chosen, empty for equal weights, <c>null</c> where nothing was chosen yet.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task<UpgradeOffer> PreviewAsync(EvaluationScope scope, string? to, string? kind, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageEvaluations);
        IReadOnlyList<Framework> newer = library.Upgrades.NewerThan(scope.Evaluation.FrameworkId);
        Framework? target = to is null ? (newer.Count > 0 ? newer[0] : null) : newer.FirstOrDefault(framework => framework.Id == to);
        if (target is null || library.Upgrades.Find(scope.Evaluation.FrameworkId, target.Id) is not { } plan)
        {
            return new(newer, null, null, AsksKind: false, null, null);
        }

        (string? key, bool asks) = KindFor(scope.Evaluation, target, kind);
        return new(
            newer,
            target,
            target.OrganisationKinds.FirstOrDefault(known => known.Key == key),
            asks,
            UpgradePreview.Of(plan, scope.Evaluation, await AnswersAsync(scope, stop), key, library),
            (await MadeAsync(scope, target.Id, stop)).Where(made => made.DeletedAt is null).Select(made => (Guid?)made.Id).FirstOrDefault());
    }

    /// <summary>Makes the newer evaluation, once: whoever asks again is given the one that was made.</summary>
    /// <param name="scope">Who upgrades which evaluation.</param>
    /// <param name="to">The newer version's id.</param>
    /// <param name="kind">The key of the kind of organisation that was chosen, empty for equal weights, <c>null</c> where nothing was chosen.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The newer evaluation's id; <c>null</c> when no tables lead there, or the kind of organisation is still asked for.</returns>
    public Task<Guid?> RunAsync(EvaluationScope scope, string to, string? kind, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(scope);
        scope.Demand(Permission.ManageEvaluations);
        scope.Demand(Permission.StartEvaluations);
        return StoreConflict.AgainAsync(database, journal, async () =>
        {
            if (library.Upgrades.Find(scope.Evaluation.FrameworkId, to) is not { } plan)
            {
                return null;
            }

            List<(Guid Id, DateTimeOffset? DeletedAt)> made = await MadeAsync(scope, to, stop);
            if (made.Where(one => one.DeletedAt is null).Select(one => (Guid?)one.Id).FirstOrDefault() is { } known)
            {
                return known;
            }

            (string? key, bool asks) = KindFor(scope.Evaluation, plan.To, kind);
            return asks ? null : (Guid?)await MakeAsync(scope, plan, key, made, stop);
        });
    }

    private async Task<Guid> MakeAsync(EvaluationScope scope, UpgradePlan plan, string? kind, List<(Guid Id, DateTimeOffset? DeletedAt)> made, CancellationToken stop)
    {
        UpgradePreview preview = UpgradePreview.Of(plan, scope.Evaluation, await AnswersAsync(scope, stop), kind, library);
        Evaluation newer = new()
        {
            Id = Enumerable.Range(0, int.MaxValue).Select(turn => IdOf(scope.Id, plan.To.Id, turn)).First(id => made.All(one => one.Id != id)),
            OrganisationId = scope.Organisation.Id,
            Name = scope.Evaluation.Name,
            FrameworkId = plan.To.Id,
            OrganisationKind = kind,
            CreatedAt = clock.GetUtcNow(),
            SourceId = scope.Id,
        };
        journal.Add(new EvaluationUpgraded(newer.OrganisationId, newer.Id, scope.Id, plan.To.Id, kind), scope.User.Id);
        saver.AddFirst(newer, scope.User.Id, preview.FirstAnswers);
        await journal.CommitAsync(stop);
        database.ChangeTracker.Clear();
        return newer.Id;
    }

    /// <summary>Two clicks at once make the same id, of which the database takes one. What was deleted keeps its own.</summary>
    private static Guid IdOf(Guid source, string to, int turn)
    {
        byte[] bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"garant upgrade {source:D} {to} {turn}"))[..16];
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes, bigEndian: true);
    }

    private static (string? Key, bool Asks) KindFor(Evaluation evaluation, Framework target, string? chosen)
    {
        bool Knows(string key) => target.OrganisationKinds.Any(known => known.Key == key);

        return evaluation.OrganisationKind is not { } own || Knows(own) ? (evaluation.OrganisationKind, false)
            : chosen is null || (chosen.Length > 0 && !Knows(chosen)) ? (null, true)
            : (chosen.Length > 0 ? chosen : null, false);
    }

    private Task<List<ElementAnswer>> AnswersAsync(EvaluationScope scope, CancellationToken stop) =>
        database.Answers.AsNoTracking().Where(answer => answer.EvaluationId == scope.Id).ToListAsync(stop);

    private async Task<List<(Guid Id, DateTimeOffset? DeletedAt)>> MadeAsync(EvaluationScope scope, string to, CancellationToken stop) =>
        [.. (await database.Evaluations
            .Where(evaluation => evaluation.SourceId == scope.Id && evaluation.FrameworkId == to)
            .Select(evaluation => new { evaluation.Id, evaluation.DeletedAt })
            .ToListAsync(stop)).Select(evaluation => (evaluation.Id, evaluation.DeletedAt))];
}
