using Garant.Web.Accounts;
using Garant.Web.Demonstration;
using Garant.Web.EvaluationResults;
using Garant.Web.Evaluations;
using Garant.Web.Forms;
using Garant.Web.Frameworks;
using Garant.Web.Layout;
using Garant.Web.Limits;
using Garant.Web.Localisation;
using Garant.Web.Mail;
using Garant.Web.Organisations;
using Garant.Web.Reaching;
using Garant.Web.Storage;

// "--demo" stands alone: left among the arguments, it would take the option after it for its value.
WebApplicationBuilder builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != "--demo")]);
try
{
    builder.AddStorage();
    builder.AddReaching();
    builder.AddMail();
    builder.AddLimits();
}
catch (InvalidOperationException fault)
{
    Console.Error.WriteLine($"Garant does not start: {fault.Message}");
    return 1;
}

builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRazorComponents();
builder.Services.AddHttpContextAccessor();
builder.Services.AddMemoryCache();
builder.Services.AddAntiforgery();
builder.Services.AddLocalisation();
builder.Services.AddAccounts();
builder.Services.AddSingleton<FrameworkLibrary>();
builder.Services.AddScoped<KeptForms>();
builder.Services.AddScoped<Access>();
builder.Services.AddScoped<Invitations>();
builder.Services.AddScoped<AnswerSaver>();
builder.Services.AddScoped<EvaluationViews>();
builder.Services.AddSingleton(new DemonstrationAccess(builder.Environment.IsDevelopment() || args.Contains("--demo")));
builder.Services.AddScoped<DemonstrationData>();

WebApplication app = builder.Build();
SiteFiles.Serve(app.Environment.WebRootFileProvider);
await app.MigrateStorageAsync();
app.Services.GetRequiredService<FrameworkLibrary>();
if (app.Services.GetRequiredService<DemonstrationAccess>().IsOffered)
{
    await using AsyncServiceScope scope = app.Services.CreateAsyncScope();
    await scope.ServiceProvider.GetRequiredService<DemonstrationData>().EnsureAsync(CancellationToken.None);
}

app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseLocalisation();
app.UseErrorPages();
app.UseStaticFiles(SiteFiles.KeptForLong);
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/", (HttpContext context) => context.UserId() is null ? FormRoutes.Page<WelcomePage>() : Results.LocalRedirect("/organisations"));
app.MapLanguageChoice();
app.MapAccounts();
app.MapDemonstration();
app.MapFrameworks();
app.MapOrganisations();
app.MapInvitations();
app.MapEvaluations();
app.MapResults();
if (!app.Services.GetRequiredService<PublicAddress>().IsConfigured && !app.Environment.IsDevelopment())
{
    app.Logger.LogWarning("Garant:PublicUrl is not set: links in mails lead to the address this program listens on, which others may not reach.");
}

app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Garant is ready: {string.Join(", ", app.Urls)}"));
await app.RunAsync();
return 0;
