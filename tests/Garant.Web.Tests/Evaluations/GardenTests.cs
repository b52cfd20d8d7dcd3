using Garant.Platform.Access;
using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Evaluations;

/// <summary>Tests around an evaluation of the small framework.</summary>
public abstract class GardenTests(TestPlatform platform) : PlatformTests(platform)
{
    /// <summary>A new organisation with an empty evaluation, and a browser of its only editor.</summary>
    protected async Task<(Browser Browser, Guid Evaluation, Person Person)> StartAsync(string language = "en", string? kind = null)
    {
        Person person = await Platform.PersonAsync("Ada", language);
        Guid organisation = await Platform.OrganisationAsync("Ours", (person, MemberRole.Editor));
        return (await Platform.SignInAsync(person), await Platform.EvaluationAsync(organisation, TestFrameworks.Garden, kind), person);
    }

    /// <summary>A further member of an evaluation's organisation, signed in.</summary>
    protected async Task<(Browser Browser, Person Person)> JoinAsync(Guid evaluation, string name, MemberRole role = MemberRole.Editor, string language = "en")
    {
        Person person = await Platform.PersonAsync(name, language);
        await Platform.DatabaseAsync(database =>
        {
            Guid organisation = database.Evaluations.Single(found => found.Id == evaluation).OrganisationId;
            database.Memberships.Add(new Membership { OrganisationId = organisation, UserId = person.Id, Role = role });
            return database.SaveChangesAsync();
        });
        return (await Platform.SignInAsync(person), person);
    }

    protected static string AddressOf(Guid evaluation, int section) => $"/evaluations/{evaluation}/sections/{section}";

    protected static Task<Visit> SectionAsync(Browser browser, Guid evaluation, int section = 1)
    {
        ArgumentNullException.ThrowIfNull(browser);
        return browser.GetAsync(AddressOf(evaluation, section));
    }

    /// <summary>Opens a section, fills it in and sends it as a browser without script does.</summary>
    protected static async Task<Visit> SendAsync(Browser browser, Guid evaluation, int section, Func<FilledForm, FilledForm> fill)
    {
        ArgumentNullException.ThrowIfNull(browser);
        ArgumentNullException.ThrowIfNull(fill);
        return await browser.SubmitAsync(fill((await SectionAsync(browser, evaluation, section)).Form("/sections/")));
    }

    protected Task<AnswerContent?> StoredAsync(Guid evaluation, string element) =>
        AskAsync(database => database.Answers.SingleOrDefault(answer => answer.EvaluationId == evaluation && answer.ElementId == element)?.Content);

    protected Task<List<AnswerRevision>> RevisionsAsync(Guid evaluation, string element) =>
        AskAsync(database => database.Revisions.Where(revision => revision.EvaluationId == evaluation && revision.ElementId == element).OrderBy(revision => revision.Version).ToList());

    protected Task<List<AnswerDraft>> DraftsAsync(Guid evaluation) =>
        AskAsync(database => database.Drafts.Where(draft => draft.EvaluationId == evaluation).ToList());

    /// <summary>A member in an evaluation, as the platform judges them.</summary>
    protected async Task<EvaluationScope> ScopeAsync(Guid evaluation, Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        EvaluationScope? scope = null;
        await Platform.InScopeAsync<AccessGuard>(async guard => scope = await guard.EvaluationAsync(new(person.Id), evaluation, TestContext.Current.CancellationToken));
        return scope!;
    }

    protected Task<T> AskAsync<T>(Func<GarantDbContext, T> ask) => Platform.DatabaseAsync(database => Task.FromResult(ask(database)));
}
