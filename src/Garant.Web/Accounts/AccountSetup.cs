using System.Security.Claims;
using Garant.Platform.Accounts;
using Garant.Platform.Jobs;
using Garant.Platform.Storage;
using Garant.Web.Trials;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Garant.Web.Accounts;

/// <summary>Sets up accounts: ASP.NET Core Identity with cookies.</summary>
internal static class AccountSetup
{
    public static void AddAccounts(this IServiceCollection services)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddIdentityCore<GarantUser>(options =>
            {
                options.SignIn.RequireConfirmedEmail = true;
                options.User.RequireUniqueEmail = true;
                options.User.AllowedUserNameCharacters = "";
                // Length protects, composition rules do not (NIST SP 800-63B).
                options.Password.RequiredLength = 10;
                options.Password.RequiredUniqueChars = 4;
                options.Password.RequireDigit = false;
                options.Password.RequireLowercase = false;
                options.Password.RequireUppercase = false;
                options.Password.RequireNonAlphanumeric = false;
                // Strangers must not be able to lock somebody out: Limits counts by account and origin instead.
                options.Lockout.AllowedForNewUsers = false;
            })
            .AddEntityFrameworkStores<GarantDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddErrorDescriber<AccountRules>()
            .AddPasswordValidator<PasswordRule>()
            .AddClaimsPrincipalFactory<NamedPrincipals>();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "garant";
            cookie.LoginPath = "/account/sign-in";
            cookie.AccessDeniedPath = "/account/sign-in";
            cookie.ReturnUrlParameter = "returnUrl";
            cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask; // the sign-in form itself says what comes next
            cookie.ExpireTimeSpan = AccountSession.Lifetime;
            cookie.Events.OnValidatePrincipal = LiveSession.ValidateAsync;
        });
        services.AddSingleton<ILookupNormalizer, MailboxKeys>();
        services.AddSingleton<NobodysPassword>();
        services.AddScoped<PasswordCheck>();
        services.AddScoped<KnownDevice>();
        services.AddScoped<Sessions>();
        services.AddScoped<Session>();
        services.AddScoped<IJobKind, ForgetSessions>();
        services.AddScoped<IJobKind, ForgetPeople>();
        services.AddScoped<AccountFields>();
        services.AddScoped<AccountMail>();
        services.AddScoped<AccountLetter>();
        services.AddScoped<ChangeProfile>();
        services.AddScoped<ChangePassword>();
        services.AddScoped<AccountDeletionPlans>();
        services.AddScoped<DeleteAccount>();
        services.AddScoped<PresentPassword>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<AccountRemoval>();
        services.AddScoped<SignUp>();
        services.AddScoped<SignIn>();
    }

    /// <summary>Puts the person's name into the cookie, so that no page has to look it up.</summary>
    private sealed class NamedPrincipals(UserManager<GarantUser> users, IOptions<IdentityOptions> options)
        : UserClaimsPrincipalFactory<GarantUser>(users, options)
    {
        protected override async Task<ClaimsIdentity> GenerateClaimsAsync(GarantUser user)
        {
            ClaimsIdentity identity = await base.GenerateClaimsAsync(user);
            identity.AddClaim(new Claim(LiveSession.NameClaim, user.DisplayName));
            if (user.GuestUntil is not null)
            {
                identity.AddClaim(GuestVisit.Claim);
            }

            return identity;
        }
    }
}
