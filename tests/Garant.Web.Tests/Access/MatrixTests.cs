using System.Net;
using Garant.Platform.Access;
using Garant.Platform.Organisations;
using Garant.Web.Access;
using Garant.Web.Forms;
using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Evaluations;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;
using Garant.Web.Tests.Trials;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Garant.Web.Tests.Access;

/// <summary>Every endpoint of the platform, for everybody there is: the answer is what the table of roles says.</summary>
public abstract class MatrixTests(TestPlatform platform) : GardenTests(platform)
{
    private const int LeastAsked = 50;

    [Fact]
    public void Endpoints_OfThePlatform_SayOnceWhoComesIn() =>
        Assert.All(Endpoints(), endpoint => Assert.True(endpoint.Metadata.GetOrderedMetadata<Door>().Count == 1, endpoint.DisplayName));

    /// <summary>The gate of the forms asks for the token of the page; a post mapped past it would be asked for none.</summary>
    [Fact]
    public void Posts_OfThePlatform_AreForms() => Assert.All(
        Endpoints().Where(endpoint => Ways(endpoint).Any(way => way.IsPost)),
        endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<FormRoute>()));

    [Fact]
    public async Task Endpoints_ForEveryRole_AnswerAsTheTableSays()
    {
        (Browser editor, Guid evaluation, _) = await StartAsync();
        Dictionary<string, string> ours = await ValuesAsync(evaluation);
        (Browser stranger, _, _) = await StartAsync();
        using Browser nobody = Platform.Browse();
        (string Name, Browser Browser, MemberRole? Role)[] people =
        [
            ("nobody", nobody, null),
            ("stranger", stranger, null),
            ("Reader", (await JoinAsync(evaluation, "Rita", MemberRole.Reader)).Browser, MemberRole.Reader),
            ("Editor", editor, MemberRole.Editor),
            ("Guest", await GuestAsync(evaluation), MemberRole.Guest),
            ("Administrator", (await JoinAsync(evaluation, "Anna", MemberRole.Administrator)).Browser, MemberRole.Administrator),
        ];
        List<string> wrong = [];
        int asked = 0;
        foreach ((RouteEndpoint endpoint, bool isPost) in Endpoints().SelectMany(Ways))
        {
            Door door = endpoint.Metadata.GetRequiredMetadata<Door>();
            if (door.IsOpen)
            {
                continue; // what such a page tells whom is for its own tests
            }

            foreach ((string name, Browser browser, MemberRole? role) in people)
            {
                string address = AddressOf(endpoint, ours);

                // A guest has a role where their trial is; where an account is needed, they are nobody.
                bool isNobody = name == "nobody" || (role == MemberRole.Guest && door.ToSee is null);
                Visit answer = isPost ? await browser.SubmitAsync(new FilledForm(address, [])) : await browser.GetAsync(address);
                HttpStatusCode[] expected = Expected(door, isPost, role, isNobody);
                bool isAsked = answer.Address.StartsWith("/account/sign-in?", StringComparison.Ordinal);
                if (!expected.Contains(answer.Status) || isAsked != (isNobody && !isPost))
                {
                    wrong.Add($"{(isPost ? "POST" : "GET")} {endpoint.RoutePattern.RawText} by {name}: {answer.Status} at {answer.Address}, expected {string.Join(" or ", expected)}");
                }

                asked++;
            }
        }

        Assert.Empty(wrong);
        Assert.True(asked >= LeastAsked, $"Only {asked} requests were sent.");
        Assert.Equal(0, await AskAsync(database => database.Answers.Count()));
    }

    [Fact]
    public async Task Endpoints_OfAnotherOrganisation_AnswerAsThoseOfNone()
    {
        (_, Guid evaluation, _) = await StartAsync();
        Dictionary<string, string> ours = await ValuesAsync(evaluation);
        Dictionary<string, string> none = new(ours) { ["organisation"] = Guid.NewGuid().ToString(), ["member"] = Guid.NewGuid().ToString(), ["invitee"] = Guid.NewGuid().ToString(), ["evaluation"] = Guid.NewGuid().ToString() };
        (Browser stranger, _, _) = await StartAsync();
        int compared = 0;
        foreach ((RouteEndpoint endpoint, bool isPost) in Endpoints().SelectMany(Ways).Where(way => way.Endpoint.Metadata.GetRequiredMetadata<Door>().ToSee is not null))
        {
            Visit theirs = await VisitAsync(ours);
            Visit nobodys = await VisitAsync(none);
            Assert.Equal((HttpStatusCode.NotFound, nobodys.Text), (theirs.Status, theirs.Text));
            Assert.Equal(HttpStatusCode.NotFound, nobodys.Status);
            compared++;

            Task<Visit> VisitAsync(Dictionary<string, string> values) => isPost
                ? stranger.SubmitAsync(new FilledForm(AddressOf(endpoint, values), []))
                : stranger.GetAsync(AddressOf(endpoint, values));
        }

        Assert.InRange(compared, 8, 1000);
    }

    [Theory]
    [InlineData(MemberRole.Reader, "ReadOrganisation LeaveOrganisation ReadEvaluations")]
    [InlineData(MemberRole.Editor, "ReadOrganisation LeaveOrganisation StartEvaluations ReadEvaluations AnswerEvaluations")]
    [InlineData(MemberRole.Administrator, "ReadOrganisation LeaveOrganisation InviteMembers ManageMembers ManageOrganisation StartEvaluations ReadEvaluations AnswerEvaluations")]
    [InlineData(MemberRole.Guest, "ReadEvaluations AnswerEvaluations")]
    public void Allows_OfARole_IsWhatTheTableSays(MemberRole role, string permissions) =>
        Assert.Equal(permissions, string.Join(' ', Enum.GetValues<Permission>().Where(permission => role.Allows(permission))));

    private static HttpStatusCode[] Expected(Door door, bool isPost, MemberRole? role, bool isNobody)
    {
        // A form without its token came in, and is refused for the token.
        HttpStatusCode inside = isPost ? HttpStatusCode.BadRequest : HttpStatusCode.OK;
        if (isNobody)
        {
            return [isPost ? HttpStatusCode.Unauthorized : HttpStatusCode.OK]; // the page to sign in
        }

        return (isPost ? door.ToTake : door.ToSee) switch
        {
            null => [inside],
            _ when role is null => [HttpStatusCode.NotFound],
            { } permission => [role.Value.Allows(permission) ? inside : HttpStatusCode.Forbidden],
        };
    }

    private static IEnumerable<(RouteEndpoint Endpoint, bool IsPost)> Ways(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? [HttpMethod.Get.Method]).Select(method => (endpoint, method == HttpMethod.Post.Method));

    private static string AddressOf(RouteEndpoint endpoint, Dictionary<string, string> values) =>
        "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart parameter => values[parameter.Name],
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            _ => throw new InvalidOperationException($"An address has a part of another kind: {endpoint.RoutePattern.RawText}"),
        }))));

    /// <summary>Somebody who tries a framework without an account, and has the role of a guest in the organisation of the evaluation too.</summary>
    private async Task<Browser> GuestAsync(Guid evaluation)
    {
        Browser browser = Platform.Browse();
        Guid trial = (await browser.TryAsync()).Evaluation();
        await Platform.DatabaseAsync(database =>
        {
            Guid ours = database.Evaluations.Single(found => found.Id == evaluation).OrganisationId;
            string guest = database.Memberships.Single(member => database.Evaluations.Any(found => found.Id == trial && found.OrganisationId == member.OrganisationId)).UserId;
            database.Memberships.Add(new() { OrganisationId = ours, UserId = guest, Role = MemberRole.Guest });
            return database.SaveChangesAsync();
        });
        return browser;
    }

    /// <summary>An address for each place of the routes: of the evaluation's organisation, of a member and of an invitation of it.</summary>
    private async Task<Dictionary<string, string>> ValuesAsync(Guid evaluation)
    {
        Guid organisation = await AskAsync(database => database.Evaluations.Single(found => found.Id == evaluation).OrganisationId);
        string member = await AskAsync(database => database.Memberships.First(found => found.OrganisationId == organisation).UserId);
        return new()
        {
            ["evaluation"] = evaluation.ToString(),
            ["organisation"] = organisation.ToString(),
            ["member"] = member,
            ["invitee"] = (await Platform.InvitationAsync(organisation, member, "invited@example.org")).ToString(),
            ["section"] = "1",
            ["element"] = "1.1",
        };
    }

    private RouteEndpoint[] Endpoints() => [.. Platform.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()];
}

public sealed class MatrixOnSqliteTests(SqlitePlatform platform) : MatrixTests(platform), IClassFixture<SqlitePlatform>;

public sealed class MatrixOnPostgresTests(PostgresPlatform platform) : MatrixTests(platform), IClassFixture<PostgresPlatform>;
