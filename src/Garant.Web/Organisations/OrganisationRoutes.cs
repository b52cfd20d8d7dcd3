using System.Globalization;
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
using Garant.Web.Accounts;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Reaching;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Organisations;

/// <summary>A person's organisations, a new one, and one with its evaluations and members.</summary>
internal static class OrganisationRoutes
{
    public static void MapOrganisations(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder organisations = routes.MapGroup("/organisations");
        organisations.MapGet("/", ListAsync).RequireAuthorization();
        organisations.MapForm("/new", (_, form) => Task.FromResult<IResult>(FormRoutes.Page<NewOrganisationPage>(new { Form = form })), CreateAsync, FormFields.Of("name", "headcount"));
        organisations.MapForm("/{organisation:guid}", ShowAsync, InviteAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, OwnedData owned, Invitations invitations, CancellationToken stop)
    {
        List<Membership> memberships = await owned.MembershipsAsync(stop);
        List<Invitation> waiting = await invitations.WaitingForAsync(context.UserId()!, stop);
        return (memberships, waiting) switch
        {
            ([], []) => Results.LocalRedirect("/organisations/new"),
            ([var only], []) => Results.LocalRedirect($"/organisations/{only.OrganisationId}"),
            ([], [var only]) => Results.LocalRedirect($"/invitations/{only.Id}"),
            _ => FormRoutes.Page<OrganisationsPage>(new { Memberships = memberships, Invitations = waiting }),
        };
    }

    private static async Task<IResult?> CreateAsync(HttpContext context, FormInput form)
    {
        GarantDbContext database = context.RequestServices.GetRequiredService<GarantDbContext>();
        Texts texts = context.RequestServices.GetRequiredService<Texts>();
        TimeProvider clock = context.RequestServices.GetRequiredService<TimeProvider>();
        string name = form.Text("name");
        if (name.Length is 0 or > 200)
        {
            form.Refuse("name", texts["Give the organisation a name of at most {0} characters.", 200]);
        }

        int? headcount = null;
        if (form.Text("headcount") is { Length: > 0 } typed)
        {
            if (int.TryParse(string.Concat(typed.Where(letter => !char.IsWhiteSpace(letter))), NumberStyles.None, CultureInfo.InvariantCulture, out int people) && people is > 0 and <= 10_000_000)
            {
                headcount = people;
            }
            else
            {
                form.Refuse("headcount", texts["“{0}” is not a whole number of people, such as 250.", typed]);
            }
        }

        if (form.HasErrors)
        {
            return null;
        }

        Organisation organisation = new() { Name = name, Headcount = headcount, CreatedAt = clock.GetUtcNow() };
        database.Organisations.Add(organisation);
        database.Memberships.Add(new Membership { OrganisationId = organisation.Id, UserId = context.UserId()!, Role = MemberRole.Administrator });
        JournalWriter journal = context.RequestServices.GetRequiredService<JournalWriter>();
        journal.Add(new OrganisationFounded(organisation.Id), context.UserId());
        journal.Add(new MemberJoined(organisation.Id, context.UserId()!, nameof(MemberRole.Administrator)), context.UserId());
        await journal.CommitAsync(context.RequestAborted);
        return Results.LocalRedirect($"/organisations/{organisation.Id}");
    }

    private static async Task<IResult> ShowAsync(HttpContext context, FormInput form)
    {
        GarantDbContext database = context.RequestServices.GetRequiredService<GarantDbContext>();
        if (await MembershipAsync(context) is not { } membership)
        {
            return Results.NotFound();
        }

        FrameworkLibrary library = context.RequestServices.GetRequiredService<FrameworkLibrary>();
        List<Evaluation> evaluations = await database.Evaluations
            .AsNoTracking()
            .Where(evaluation => evaluation.OrganisationId == membership.OrganisationId)
            .Include(evaluation => evaluation.Answers)
            .ToListAsync(context.RequestAborted);
        List<Membership> members = await database.Memberships
            .AsNoTracking()
            .Include(member => member.User)
            .Where(member => member.OrganisationId == membership.OrganisationId)
            .ToListAsync(context.RequestAborted);
        return FormRoutes.Page<OrganisationPage>(new
        {
            Form = form,
            Membership = membership,
            Members = members,
            Invitations = membership.Role == MemberRole.Administrator
                ? await context.RequestServices.GetRequiredService<Invitations>().WaitingAsync(membership.OrganisationId, context.RequestAborted)
                : [],
            Evaluations = evaluations
                .OrderByDescending(evaluation => evaluation.CreatedAt)
                .Select(evaluation => EvaluationSummary.Of(evaluation, library))
                .ToList(),
        });
    }

    /// <summary>Invites an address. Nothing of the answer depends on whether the address has an account.</summary>
    private static async Task<IResult?> InviteAsync(HttpContext context, FormInput form)
    {
        IServiceProvider services = context.RequestServices;
        GarantDbContext database = services.GetRequiredService<GarantDbContext>();
        Texts texts = services.GetRequiredService<Texts>();
        if (await MembershipAsync(context) is not { Role: MemberRole.Administrator } membership)
        {
            return Results.NotFound();
        }

        if (!Enum.TryParse(form.Text("role"), out MemberRole role) || !Enum.IsDefined(role))
        {
            form.Refuse("role", texts["Choose what the person may do."]);
        }

        string email = services.GetRequiredService<AccountFields>().Email(form);
        string key = EmailAddress.Key(email);
        if (email.Length > 0 && await database.Memberships.AnyAsync(member => member.OrganisationId == membership.OrganisationId && member.User!.NormalizedEmail == key, context.RequestAborted))
        {
            form.Refuse("email", texts["This person is a member already."]);
        }

        if (form.HasErrors)
        {
            return null;
        }

        if (services.GetRequiredService<AttemptLimits>().WaitToMail(RequestOrigin.Of(context)) is { } wait)
        {
            TooMany.Refuse(context, form, wait);
            return await ShowAsync(context, form);
        }

        if (await services.GetRequiredService<Invitations>().InviteAsync(membership.OrganisationId, email, role, context.UserId()!, context.RequestAborted) is { } waiting)
        {
            form.Refuse("email", texts["This address is invited already; the invitation is valid until {0:d MMMM yyyy}.", waiting.ExpiresAt]);
            return null;
        }

        return Results.LocalRedirect($"/organisations/{membership.OrganisationId}");
    }

    private static Task<Membership?> MembershipAsync(HttpContext context) => context.RequestServices
        .GetRequiredService<OwnedData>()
        .MembershipAsync(Guid.Parse((string)context.Request.RouteValues["organisation"]!, CultureInfo.InvariantCulture), context.RequestAborted);
}
