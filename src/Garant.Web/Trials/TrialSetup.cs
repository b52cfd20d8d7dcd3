using Garant.Platform.Jobs;
using Garant.Platform.Storage;
using Garant.Platform.Trials;

namespace Garant.Web.Trials;

/// <summary>Sets up answering without an account.</summary>
internal static class TrialSetup
{
    public static void AddTrials(this WebApplicationBuilder builder)
    {
        TrialOptions options = builder.Configuration.GetSection("Garant:Trials").Get<TrialOptions>() ?? new();
        if (options.Fault is { } fault)
        {
            throw new StartException($"the setting Garant:Trials:{fault}.");
        }

        builder.Services.AddSingleton(options);
        builder.Services.AddScoped<StartTrial>();
        builder.Services.AddScoped<KeepTrial>();
        builder.Services.AddScoped<WaitingTrials>();
        builder.Services.AddScoped<TakeTrialAlong>();
        builder.Services.AddScoped<DeleteTrials>();
        builder.Services.AddScoped<IJobKind, ForgetTrials>();
    }
}
