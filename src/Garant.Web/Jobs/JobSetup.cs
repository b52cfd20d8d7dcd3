using Garant.Platform.Jobs;
using Microsoft.AspNetCore.DataProtection;

namespace Garant.Web.Jobs;

/// <summary>Sets up jobs: what a request writes down, and the service that does it.</summary>
internal static class JobSetup
{
    // Since mails were the only jobs. Mails that an earlier version sealed are opened with it too.
    private const string Purpose = "Garant.OutgoingMail";

    public static void AddJobs(this IServiceCollection services)
    {
        services.AddSingleton(provider =>
        {
            IDataProtector keys = provider.GetRequiredService<IDataProtectionProvider>().CreateProtector(Purpose);
            return new JobSeal(keys.Protect, keys.Unprotect);
        });
        services.AddSingleton<JobBell>();
        services.AddSingleton<JobRunner>();
        services.AddScoped<JobQueue>();
        services.AddScoped<JobQueries>();
        services.AddScoped<JobSchedule>();
        services.AddScoped<IJobKind, ForgetJobs>();
        services.AddHostedService<JobService>();
    }
}
