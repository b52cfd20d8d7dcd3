namespace Garant.Web.BrowserTests;

/// <summary>The pages of the demonstration organisation.</summary>
internal static class DemonstrationPages
{
    /// <summary>The addresses of its evaluations.</summary>
    public static async Task<string[]> EvaluationsAsync(Visitor visitor)
    {
        string organisation = await OrganisationAsync(visitor);
        await visitor.Page.GotoAsync(organisation);
        return await visitor.Page.Locator("li.evaluation a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
    }

    /// <summary>Every address of the platform, with the demonstration's pages among them.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(Visitor visitor)
    {
        string organisation = await OrganisationAsync(visitor);
        string[] evaluations = await EvaluationsAsync(visitor);
        return
        [
            "/", "/account/sign-up", "/account/sign-in", "/account/forgotten", "/account/new-password", "/account/check-mail", "/account/confirm",
            "/frameworks", "/frameworks/garant-2026.2", "/frameworks/garant-2026.1?q=audit", "/scoring", "/legal", "/privacy", "/accessibility", "/nowhere", "/organisations/new", organisation, $"{organisation}/evaluations/new",
            $"{organisation}/members", $"{organisation}?show=all&order=name", $"{organisation}?q=nowhere", $"{organisation}/evaluations/deleted",
            .. evaluations.SelectMany(evaluation => new[] { evaluation, $"{evaluation}/results", $"{evaluation}/report?notes=true", $"{evaluation}/sections/1", $"{evaluation}/sections/1?show=unanswered", $"{evaluation}/elements/1.2/history", $"{evaluation}/settings", $"{evaluation}/archive", $"{evaluation}/kind", $"{evaluation}/duplicate", $"{evaluation}/delete", $"{evaluation}/upgrade" }),
            .. Enumerable.Range(2, 5).Select(section => $"{evaluations[0]}/sections/{section}"),
        ];
    }

    /// <summary>Whoever has one organisation alone is led to it.</summary>
    private static async Task<string> OrganisationAsync(Visitor visitor)
    {
        await visitor.Page.GotoAsync("/organisations");
        return new Uri(visitor.Page.Url).AbsolutePath;
    }
}
