using Garant.Platform.Access;
using Garant.Platform.Accounts;
using Garant.Platform.Evaluations;
using Garant.Platform.Frameworks;
using Garant.Platform.Journal;
using Garant.Platform.Journal.Events;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Platform.Organisations;
using Garant.Platform.Storage;
using Garant.Web.Access;
using Garant.Web.Accounts;
using Garant.Web.Evaluations;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Reaching;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Organisations;

/// <summary>A person's organisations, a new one, and one with its evaluations and members.</summary>
internal static class OrganisationRoutes
{
    private static readonly FormFields NewFields = FormFields.Of("name", "headcount");

    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder organisations = routes.MapGroup("/organisations");
        organisations.MapGet("/", ListAsync).SignedIn();
        organisations.MapForm("/new", (FormInput form) => FormRoutes.Page<NewOrganisationPage>(new { Form = form }), CreateAsync, () => NewFields).SignedIn();
        organisations.MapForm("/{organisation:guid}", ShowAsync, InviteAsync).Needs(Permission.ReadOrganisation, Permission.InviteMembers);
    }

    private static async Task<IResult> ListAsync(CurrentUser user, AccessGuard guard, Invitations invitations, CancellationToken stop)
    {
        List<Membership> memberships = await guard.MembershipsAsync(user, stop);
        List<Invitation> waiting = await invitations.WaitingForAsync(user.Id, stop);
        return (memberships, waiting) switch
        {
            ([], []) => Results.LocalRedirect("/organisations/new"),
            ([var only], []) => Results.LocalRedirect($"/organisations/{only.OrganisationId}"),
            ([], [var only]) => Results.LocalRedirect($"/invitations/{only.Id}"),
            _ => FormRoutes.Page<OrganisationsPage>(new { Memberships = memberships, Invitations = waiting }),
        };
    }

    private static async Task<IResult?> CreateAsync(FormInput form, CurrentUser user, GarantDbContext database, JournalWriter journal, TimeProvider clock, Texts texts, CancellationToken stop)
    {
        string name = NameField.Read(form, texts, texts["Give the organisation a name."]);
        int? headcount = null;
        if (form.Text("headcount") is { Length: > 0 } typed)
        {
            if (!Headcount.TryRead(typed, out long people) || people == 0)
            {
                form.Refuse("headcount", texts["“{0}” is not a whole number of people, such as 250.", typed]);
            }
            else if (people > Headcount.Most)
            {
                form.Refuse("headcount", texts["That is more than {0:N0} people. Check the number.", Headcount.Most]);
            }
            else
            {
                headcount = (int)people;
            }
        }

        if (form.HasErrors)
        {
            return null;
        }

        Organisation organisation = new() { Name = name, Headcount = headcount, CreatedAt = clock.GetUtcNow() };
        database.Organisations.Add(organisation);
        database.Memberships.Add(new Membership { OrganisationId = organisation.Id, UserId = user.Id, Role = MemberRole.Administrator });
        journal.Add(new OrganisationFounded(organisation.Id), user.Id);
        journal.Add(new MemberJoined(organisation.Id, user.Id, nameof(MemberRole.Administrator)), user.Id);
        await journal.CommitAsync(stop);
        return Results.LocalRedirect($"/organisations/{organisation.Id}");
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, FormInput form, OrganisationScope scope, GarantDbContext database, Invitations invitations, FrameworkLibrary library, EvaluationLists lists, EvaluationStandings standings, CancellationToken stop)
    {
        EvaluationList list = await lists.FindAsync(scope, ListAddress.Read(context.Request.Query), stop);
        List<Membership> members = await database.Memberships
            .AsNoTracking()
            .Include(member => member.User)
            .Where(member => member.OrganisationId == scope.Id)
            .ToListAsync(stop);
        return FormRoutes.Page<OrganisationPage>(new
        {
            Form = form,
            Scope = scope,
            Members = members,
            Invitations = scope.May(Permission.InviteMembers)
                ? await invitations.WaitingAsync(scope.Id, stop)
                : [],
            List = list,
            Evaluations = list.Rows.Select(row => ListedEvaluation.Of(row, library, standings)).ToList(),
        });
    }

    /// <summary>Invites an address. Nothing of the answer depends on whether the address has an account.</summary>
    private static async Task<IResult?> InviteAsync(
        HttpContext context, FormInput form, OrganisationScope scope, GarantDbContext database, AccountFields fields, AttemptLimits limits, Invitations invitations, Texts texts, CancellationToken stop)
    {
        if (!Enum.TryParse(form.Text("role"), out MemberRole role) || !Enum.IsDefined(role))
        {
            form.Refuse("role", texts["Choose what the person may do."]);
        }

        string email = fields.Email(form);
        string key = EmailAddress.Key(email);
        if (email.Length > 0 && await database.Memberships.AnyAsync(member => member.OrganisationId == scope.Id && member.User!.NormalizedEmail == key, stop))
        {
            form.Refuse("email", texts["This person is already a member."]);
        }

        if (form.HasErrors)
        {
            return null;
        }

        if (limits.WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait, texts);
            return null;
        }

        if (await invitations.InviteAsync(scope.Id, email, role, scope.User.Id, stop) is { } waiting)
        {
            form.Refuse("email", texts["This address has already been invited; the invitation is valid until {0:d MMMM yyyy}.", waiting.ExpiresAt]);
            return null;
        }

        return Results.LocalRedirect($"/organisations/{scope.Id}");
    }
}
