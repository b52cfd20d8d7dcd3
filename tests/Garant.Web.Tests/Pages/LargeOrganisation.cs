using Garant.Platform.Evaluations;
using Garant.Platform.Organisations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Tests.Pages;

/// <summary>A person whose pages are as full as they get: two organisations, many members, many finished evaluations, one of them with long notes, drafts that wait.</summary>
public sealed record LargeOrganisation(Person Person, Person Colleague, Guid Organisation, Guid Evaluation, Guid Small, Guid Invitation, Guid Own)
{
    private static readonly string LongNote = string.Join('\n', Enumerable.Repeat("What was found, by whom, and where it is written down.", 60));

    public static async Task<LargeOrganisation> CreateAsync(TestPlatform platform)
    {
        ArgumentNullException.ThrowIfNull(platform);
        List<Person> people = [];
        for (int number = 0; number < 6; number++)
        {
            people.Add(await platform.PersonAsync($"Member{number}"));
        }

        Guid organisation = await platform.OrganisationAsync("Large & well-known", [.. people.Select((person, place) => (person, place == 0 ? MemberRole.Administrator : MemberRole.Editor))]);
        await platform.OrganisationAsync("Another", (people[0], MemberRole.Reader));
        Guid small = await platform.EvaluationAsync(organisation, TestFrameworks.Garden, authors: people, answers: ("1.1", "1.1.b"));
        Guid evaluation = default;
        for (int number = 0; number < 12; number++)
        {
            evaluation = await platform.EvaluationAsync(organisation, TestFrameworks.Large, authors: people, answers: Filled.AllOfLarge());
        }

        await platform.DatabaseAsync(async database =>
        {
            await database.Answers.Where(answer => answer.EvaluationId == evaluation).ExecuteUpdateAsync(set => set.SetProperty(answer => answer.Note, LongNote));
            await database.Revisions.Where(revision => revision.EvaluationId == evaluation).ExecuteUpdateAsync(set => set.SetProperty(revision => revision.Note, LongNote));
            database.Drafts.AddRange(TestFrameworks.NewLarge().Elements.Select(element => new AnswerDraft
            {
                EvaluationId = evaluation,
                ElementId = element.Id,
                UserId = people[0].Id,
                Note = "waits",
            }));
            return await database.SaveChangesAsync();
        });
        Guid invitation = default;
        for (int number = 0; number < 12; number++)
        {
            invitation = await platform.InvitationAsync(organisation, people[0].Id, $"invited-{number}@example.org", number % 2 == 0 ? InvitationState.Pending : InvitationState.Refused);
        }

        Person host = await platform.PersonAsync("Host");
        Guid inviting = await platform.OrganisationAsync("Inviting", (host, MemberRole.Administrator));
        Guid own = await platform.InvitationAsync(inviting, host.Id, people[0].Email);
        return new(people[0], people[1], organisation, evaluation, small, invitation, own);
    }
}
