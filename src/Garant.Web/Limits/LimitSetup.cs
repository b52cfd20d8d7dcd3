using Garant.Platform.Limits;
using Garant.Platform.Storage;

namespace Garant.Web.Limits;

/// <summary>Sets up the limits.</summary>
internal static class LimitSetup
{
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        LimitOptions options = builder.Configuration.GetSection("Garant:Limits").Get<LimitOptions>() ?? new();
        if (options.Fault is { } fault)
        {
            throw new StartException($"the setting Garant:Limits:{fault} must be a whole number of at least 1.");
        }

        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<AttemptLimits>();
    }
}
