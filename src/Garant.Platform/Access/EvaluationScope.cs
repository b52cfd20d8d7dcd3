using Garant.Platform.Evaluations;

namespace Garant.Platform.Access;

/// <summary>A person in an evaluation of one of their organisations. Only <see cref="AccessGuard"/> makes one.</summary>
public sealed class EvaluationScope
{
    internal EvaluationScope(OrganisationScope organisation, Evaluation evaluation, bool hasDrafts) => (Organisation, Evaluation, HasDrafts) = (organisation, evaluation, hasDrafts);

    /// <summary>The person in the evaluation's organisation.</summary>
    public OrganisationScope Organisation { get; }

    /// <summary>The evaluation, without its answers.</summary>
    public Evaluation Evaluation { get; }

    /// <summary>The person.</summary>
    public CurrentUser User => Organisation.User;

    /// <summary>The evaluation's id.</summary>
    public Guid Id => Evaluation.Id;

    /// <summary>Whether the person has drafts here; <c>false</c> only where there were none.</summary>
    public bool HasDrafts { get; }

    /// <summary>Whether the evaluation is only read.</summary>
    public bool IsArchived => Evaluation.ArchivedAt is not null;

    /// <summary>Whether the person may do this here: nobody answers what is archived.</summary>
    public bool May(Permission permission) => Organisation.May(permission) && !(IsArchived && permission == Permission.AnswerEvaluations);

    /// <summary>The person in the evaluation as it was read anew; drafts may have come meanwhile.</summary>
    internal EvaluationScope Now(Evaluation evaluation) => new(Organisation, evaluation, hasDrafts: true);

    /// <summary>What a verb begins with, so that none runs unjudged.</summary>
    /// <exception cref="InvalidOperationException">The person may not do this here: the endpoint asked for too little.</exception>
    public void Demand(Permission permission)
    {
        Organisation.Demand(permission);
        if (!May(permission))
        {
            throw new InvalidOperationException($"A verb that needs {permission} was begun in an evaluation that is archived: its endpoint must ask for that too.");
        }
    }
}
