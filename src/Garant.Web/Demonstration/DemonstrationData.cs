using Garant.Assessment.Frameworks;
using Garant.Web.Accounts;
using Garant.Web.Evaluations;
using Garant.Web.Frameworks;
using Garant.Web.Organisations;
using Garant.Web.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Demonstration;

/// <summary>Creates the demonstration organisation once: one finished and one half-answered evaluation, and two people.</summary>
internal sealed class DemonstrationData(GarantDbContext database, UserManager<GarantUser> users, FrameworkLibrary library, DemonstrationAccess access, TimeProvider clock)
{
    public async Task EnsureAsync(CancellationToken stop)
    {
        if (await users.FindByEmailAsync(access.People[0].Email) is not null || library.Frameworks.FirstOrDefault(IsBuiltIn) is not { } newest)
        {
            return;
        }

        List<GarantUser> people = [];
        foreach ((string email, string name) in access.People)
        {
            GarantUser person = new() { UserName = email, Email = email, EmailConfirmed = true, DisplayName = name };
            await users.CreateAsync(person);
            people.Add(person);
        }

        Organisation organisation = new() { Name = "Démonstration – Demonstration", Headcount = 240, CreatedAt = clock.GetUtcNow() };
        database.Organisations.Add(organisation);
        database.Memberships.Add(new() { OrganisationId = organisation.Id, UserId = people[0].Id, Role = MemberRole.Administrator });
        database.Memberships.Add(new() { OrganisationId = organisation.Id, UserId = people[1].Id, Role = MemberRole.Editor });

        Framework older = library.Frameworks.Last(IsBuiltIn);
        Add(organisation, "Finie – Finished", older, people[0], element => true);
        string[] firstSections = [.. newest.Sections.Take((newest.Sections.Count + 1) / 2).Select(section => section.Id)];
        Add(organisation, "En cours – Half-way", newest, people[1], element => firstSections.Contains(element.Id.Split('.')[0]));
        await database.SaveChangesAsync(stop);

        static bool IsBuiltIn(Framework framework) => framework.Id.StartsWith("garant-", StringComparison.Ordinal);
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
