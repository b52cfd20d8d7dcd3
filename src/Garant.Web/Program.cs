using Garant.Web.Accounts;
using Garant.Web.Demonstration;
using Garant.Web.EvaluationResults;
using Garant.Web.Evaluations;
using Garant.Web.Forms;
using Garant.Web.Frameworks;
using Garant.Web.Layout;
using Garant.Web.Localisation;
using Garant.Web.Mail;
using Garant.Web.Organisations;
using Garant.Web.Storage;

// "--demo" stands alone: left among the arguments, it would take the option after it for its value.
WebApplicationBuilder builder = WebApplication.CreateBuilder([.. args.Where(argument => argument != "--demo")]);
builder.AddPageSafety();
builder.AddStorage();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddRazorComponents();
builder.Services.AddHttpContextAccessor();
builder.Services.AddAntiforgery();
builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None); // a token that is not valid is answered, and is no fault of ours
builder.Services.AddLocalisation();
builder.Services.AddAccounts();
builder.Services.AddSingleton(builder.Configuration.GetSection("Mail").Get<MailOptions>() ?? new());
builder.Services.AddSingleton<Mailer>();
builder.Services.AddSingleton<FrameworkLibrary>();
builder.Services.AddScoped<KeptForms>();
builder.Services.AddScoped<Access>();
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

app.UseHeadAsGet();
app.UseLocalisation();
app.UseErrorPages();
app.UseStaticFiles(SiteFiles.KeptForLong);
app.UseRouting();
app.UseAuthentication();
app.UseAuthorization();
app.UseForms();
app.MapGet("/", (HttpContext context) => context.UserId() is null ? FormRoutes.Page<WelcomePage>() : Results.LocalRedirect("/organisations"));
app.MapLanguageChoice();
app.MapAccounts();
app.MapDemonstration();
app.MapFrameworks();
app.MapOrganisations();
app.MapEvaluations();
app.MapResults();
app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Garant is ready: {string.Join(", ", app.Urls)}"));
await app.RunAsync();
