using Garant.Platform.Access;
using Garant.Web.Accounts;

namespace Garant.Web.Access;

/// <summary>Sets up who may do what. A handler takes the scope that the gate found as a parameter.</summary>
internal static class AccessSetup
{
    public static void AddAccess(this IServiceCollection services)
    {
        services.AddScoped<AccessGuard>();
        services.AddScoped(provider => Request(provider)?.CurrentUser() ?? throw new InvalidOperationException("This is asked for nobody: there is no request, or nobody is signed in."));
        services.AddScoped(provider => Request(provider)?.Features.Get<OrganisationScope>() ?? throw new InvalidOperationException("This is asked where no organisation was judged: the endpoint says no permission that it needs."));
        services.AddScoped(provider => Request(provider)?.Features.Get<EvaluationScope>() ?? throw new InvalidOperationException("This is asked where no evaluation was judged: the endpoint says no permission that it needs."));
    }

    private static HttpContext? Request(IServiceProvider provider) => provider.GetRequiredService<IHttpContextAccessor>().HttpContext;
}
