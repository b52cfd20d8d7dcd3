using Garant.Assessment.Frameworks;
using Garant.Platform.Accounts;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Garant.Platform.Demonstration;

/// <summary>Creates the demonstration organisation once and as a whole: one finished and one half-answered evaluation, and two people.</summary>
public sealed class DemonstrationData(GarantDbContext database, FrameworkLibrary library, DemonstrationAccess access, TimeProvider clock)
{
    private const string Name = "Démonstration – Demonstration";

    /// <summary>The same in every platform, so that it can be made once only.</summary>
    private static readonly Guid OrganisationId = new("01900000-0000-7000-8000-6761726e7400");

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

        Organisation organisation = new() { Id = OrganisationId, Name = Name, Headcount = 240, CreatedAt = clock.GetUtcNow() };
        database.Organisations.Add(organisation);
        database.Memberships.Add(new() { OrganisationId = organisation.Id, UserId = people[0].Id, Role = MemberRole.Administrator });
        database.Memberships.Add(new() { OrganisationId = organisation.Id, UserId = people[1].Id, Role = MemberRole.Editor });

        Framework older = library.Frameworks.Last(IsBuiltIn);
        Add(organisation, "Finie – Finished", older, people[0], element => true);
        string[] firstSections = [.. newest.Sections.Take((newest.Sections.Count + 1) / 2).Select(section => section.Id)];
        Add(organisation, "En cours – Half-way", newest, people[1], element => firstSections.Contains(element.Id.Split('.')[0]));
        await database.SaveChangesAsync(stop);
        await whole.CommitAsync(stop);

        static bool IsBuiltIn(Framework framework) => framework.Id.StartsWith("garant-", StringComparison.Ordinal);
    }

    /// <summary>Asks for the organisation: people alone are what earlier versions left behind when they were interrupted. Those gave it any id.</summary>
    private Task<bool> ExistsAsync(CancellationToken stop)
    {
        string[] people = [.. access.People.Select(person => person.Email)];
        return database.Organisations.AnyAsync(
            organisation => organisation.Id == OrganisationId
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

    private void Add(Organisation organisation, string name, Framework framework, GarantUser author, Func<Element, bool> isAnswered)
    {
        Evaluation evaluation = new() { OrganisationId = organisation.Id, Name = name, FrameworkId = framework.Id, CreatedAt = clock.GetUtcNow() };
        database.Evaluations.Add(evaluation);
        foreach ((Element element, int index) in framework.Elements.Where(isAnswered).Select((element, index) => (element, index)))
        {
            (string ticks, string reason) = AnswerTo(element, index);
            database.Answers.Add(new() { EvaluationId = evaluation.Id, ElementId = element.Id, Ticks = ticks, Reason = reason, Version = 1, SavedById = author.Id, SavedAt = evaluation.CreatedAt });
            database.Revisions.Add(new() { EvaluationId = evaluation.Id, ElementId = element.Id, Version = 1, Ticks = ticks, Reason = reason, Note = "", SavedById = author.Id, SavedAt = evaluation.CreatedAt });
        }
    }

    /// <summary>An organisation half-way: between the two levels of the label; every fifth element with a switch does not concern it.</summary>
    private static (string Ticks, string Reason) AnswerTo(Element element, int index)
    {
        if (element.Switch is { } off && index % 5 == 0)
        {
            return (off.Id, "Ce sujet ne nous concerne pas encore. – This does not concern us yet.");
        }

        AnswerItem[] scoring = [.. element.Items.Where(item => item.Points > 0).OrderBy(item => item.Points)];
        return element.Type == AnswerType.Single
            ? (scoring[Math.Max(0, scoring.Length - 2 - (index % 3))].Id, "")
            : (string.Join(' ', element.Items.Where(scoring.Contains).Where((_, place) => (place + index) % 2 == 0).DefaultIfEmpty(scoring[0]).Select(item => item.Id)), "");
    }
}
