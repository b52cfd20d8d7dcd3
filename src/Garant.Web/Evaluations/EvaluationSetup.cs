using Garant.Platform.Evaluations;
using Garant.Platform.Jobs;

namespace Garant.Web.Evaluations;

/// <summary>Sets up what is done with evaluations.</summary>
internal static class EvaluationSetup
{
    public static void AddEvaluations(this IServiceCollection services)
    {
        services.AddSingleton<KnownAnswers>();
        services.AddScoped<AnswerSaver>();
        services.AddScoped<EvaluationStandings>();
        services.AddScoped<EvaluationViews>();
        services.AddScoped<ElementHistories>();
        services.AddScoped<EvaluationLists>();
        services.AddScoped<RelatedEvaluations>();
        services.AddScoped<EvaluationChange>();
        services.AddScoped<StartEvaluation>();
        services.AddScoped<RenameEvaluation>();
        services.AddScoped<ChangeOrganisationKind>();
        services.AddScoped<DuplicateEvaluation>();
        services.AddScoped<ArchiveEvaluation>();
        services.AddScoped<DeleteEvaluation>();
        services.AddScoped<DeletedEvaluations>();
        services.AddScoped<IJobKind, ForgetEvaluations>();
        services.AddScoped<UpgradeEvaluation>();
    }
}
