using Garant.Platform.Demonstration;
using Garant.Platform.Evaluations;
using Garant.Platform.Mail;
using Garant.Web.Access;
using Garant.Web.Accounts;
using Garant.Web.Demonstration;
using Garant.Web.EvaluationResults;
using Garant.Web.Evaluations;
using Garant.Web.Forms;
using Garant.Web.Frameworks;
using Garant.Web.Health;
using Garant.Web.Jobs;
using Garant.Web.Layout;
using Garant.Web.Limits;
using Garant.Web.Localisation;
using Garant.Web.Mail;
using Garant.Web.Operator;
using Garant.Web.Organisations;
using Garant.Web.Reaching;
using Garant.Web.Starting;
using Garant.Web.Storage;
using Garant.Web.Trials;
using Microsoft.AspNetCore.Http.HttpResults;

if (HealthProbe.IsAsked(args))
{
    return await HealthProbe.AskAsync(args);
}

StartFaults.EndInOneSentence();

// "--demo" stands alone: left among the arguments, it would take the option after it for its value.
WebApplicationBuilder builder = ProgramFolder.CreateBuilder([.. args.Where(argument => argument != "--demo")]);
StartLog.AddTo(builder);
builder.AddPageSafety();
builder.AddStorage();
builder.AddReaching();
builder.Services.AddJobs();
builder.AddMail();
builder.AddLimits();
builder.AddTrials();
builder.AddOperator();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRazorComponents();
builder.Services.AddHttpContextAccessor();
builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None); // a token that is not valid is answered, and is no fault of ours
builder.Services.AddLocalisation();
builder.Services.AddAccounts();
builder.AddFrameworks();
builder.Services.AddForms();
builder.Services.AddAccess();
builder.Services.AddOrganisations();
builder.Services.AddScoped<StartEvaluation>();
builder.Services.AddScoped<AnswerSaver>();
builder.Services.AddScoped<EvaluationViews>();
builder.Services.AddSingleton(new DemonstrationAccess(builder.Environment.IsDevelopment() || args.Contains("--demo")));
builder.Services.AddScoped<DemonstrationData>();
builder.Services.AddHealth();
builder.Services.AddCompression();

await using WebApplication app = builder.Build();
SiteFiles.Serve(app.Environment.WebRootFileProvider);
await app.PrepareStorageAsync();

app.UseForwardedHeaders();
app.UseHeadAsGet();
app.UseCompression();
app.UseLocalisation();
app.UseErrorPages();
app.UseStaticFiles(SiteFiles.KeptForLong);
app.UseRouting();
app.UseAuthentication();
app.UseMiddleware<AccessGate>();
app.UseForms();
app.MapGet("/", (HttpContext context) => context.AccountId() is null ? new RazorComponentResult<WelcomePage>() : Results.LocalRedirect("/organisations")).Open();
app.MapLanguageChoice();
app.MapAccounts();
app.MapDemonstration();
app.MapFrameworks();
app.MapOrganisations();
app.MapMembers();
app.MapSentInvitations();
app.MapOrganisationSettings();
app.MapInvitations();
app.MapEvaluations();
app.MapResults();
app.MapTrials();
app.MapOperator();
app.MapHealth();
await app.StartAsync();
if (!app.Services.GetRequiredService<PublicAddress>().IsConfigured && !app.Environment.IsDevelopment())
{
    app.Logger.LogWarning("Garant:PublicUrl is not set: links in mails lead to the address this program listens on, which others may not reach.");
}

app.Services.GetRequiredService<StartLog>().SayReady(app);
await app.WaitForShutdownAsync();
return 0;
