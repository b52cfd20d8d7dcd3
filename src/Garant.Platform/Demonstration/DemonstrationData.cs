using Garant.Assessment.Frameworks;
using Garant.Platform.Accounts;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Demonstration;

/// <summary>Creates the demonstration organisation once and as a whole: one finished and one half-answered evaluation, and two people.</summary>
public sealed class DemonstrationData(GarantDbContext database, AnswerSaver saver, JournalWriter journal, FrameworkLibrary library, DemonstrationAccess access, TimeProvider clock)
{
    private const string Name = "Démonstration – Demonstration";

    public async Task EnsureAsync(CancellationToken stop)
    {
        if (library.Frameworks.FirstOrDefault(IsBuiltIn) is not { } newest || await ExistsAsync(stop))
        {
            return;
        }

        await using IDbContextTransaction whole = await database.Database.BeginTransactionAsync(stop);
        List<GarantUser> people = [];
        foreach ((string email, string name) in access.People)
        {
            people.Add(await PersonAsync(email, name, stop));
        }

        Organisation organisation = new() { Id = DemonstrationAccess.OrganisationId, Name = Name, Headcount = 240, CreatedAt = clock.GetUtcNow() };
        database.Organisations.Add(organisation);
        journal.Add(new OrganisationFounded(organisation.Id), null);
        Join(organisation, people[0], MemberRole.Administrator);
        Join(organisation, people[1], MemberRole.Editor);

        Framework older = library.Frameworks.Last(IsBuiltIn);
        Add(organisation, "Finie – Finished", older, people[0], element => true);
        string[] firstSections = [.. newest.Sections.Take((newest.Sections.Count + 1) / 2).Select(section => section.Id)];
        Add(organisation, "En cours – Half-way", newest, people[1], element => firstSections.Contains(element.Id.Split('.')[0]));
        await journal.CommitAsync(stop);

        static bool IsBuiltIn(Framework framework) => framework.Id.StartsWith("garant-", StringComparison.Ordinal);
    }

    /// <summary>Asks for the organisation: people alone are what earlier versions left behind when they were interrupted. Those gave it any id.</summary>
    private Task<bool> ExistsAsync(CancellationToken stop)
    {
        string[] people = [.. access.People.Select(person => person.Email)];
        return database.Organisations.AnyAsync(
            organisation => organisation.Id == DemonstrationAccess.OrganisationId
                || (organisation.Name == Name && organisation.Members.Any(member => people.Contains(member.User!.Email))),
            stop);
    }

    private async Task<GarantUser> PersonAsync(string email, string name, CancellationToken stop)
    {
        string key = EmailAddress.Key(email);
        if (await database.Users.FirstOrDefaultAsync(user => user.NormalizedEmail == key, stop) is { } known)
        {
            return known;
        }

        return database.Users.Add(new()
        {
            UserName = email,
            NormalizedUserName = key,
            Email = email,
            NormalizedEmail = key,
            EmailConfirmed = true,
            DisplayName = name,
            SecurityStamp = Guid.NewGuid().ToString("N"),
        }).Entity;
    }

    private void Join(Organisation organisation, GarantUser person, MemberRole role)
    {
        database.Memberships.Add(new() { OrganisationId = organisation.Id, UserId = person.Id, Role = role, JoinedAt = organisation.CreatedAt });
        journal.Add(new MemberJoined(organisation.Id, person.Id, role.ToString()), null);
    }

    private void Add(Organisation organisation, string name, Framework framework, GarantUser author, Func<Element, bool> isAnswered)
    {
        Evaluation evaluation = new() { OrganisationId = organisation.Id, Name = name, FrameworkId = framework.Id, CreatedAt = clock.GetUtcNow() };
        database.Evaluations.Add(evaluation);
        journal.Add(new EvaluationStarted(organisation.Id, evaluation.Id, framework.Id, null), null);
        saver.AddFirst(evaluation, author.Id, framework.Elements.Where(isAnswered).Select((element, index) => (element.Id, AnswerTo(element, index))));
    }

    /// <summary>An organisation half-way: between the two levels of the label; every fifth element with a switch does not concern it.</summary>
    private static AnswerContent AnswerTo(Element element, int index)
    {
        if (element.Switch is { } off && index % 5 == 0)
        {
            return new(off.Id, "Ce sujet ne nous concerne pas encore. – This does not concern us yet.", "");
        }

        AnswerItem[] scoring = [.. element.Items.Where(item => item.Points > 0).OrderBy(item => item.Points)];
        string ticks = element.Type == AnswerType.Single
            ? scoring[Math.Max(0, scoring.Length - 2 - (index % 3))].Id
            : string.Join(' ', element.Items.Where(scoring.Contains).Where((_, place) => (place + index) % 2 == 0).DefaultIfEmpty(scoring[0]).Select(item => item.Id));
        return new(ticks, "", "");
    }
}
