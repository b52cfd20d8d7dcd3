using Garant.Web.Tests.Browsing;
using Garant.Web.Tests.Frameworks;
using Garant.Web.Tests.Platforms;

namespace Garant.Web.Tests.Trials;

/// <summary>What people do who try a framework without an account.</summary>
internal static class Trying
{
    /// <summary>Presses the button that starts, from the page of the framework.</summary>
    public static async Task<Visit> TryAsync(this Browser browser, string framework = TestFrameworks.Garden, string? kind = null)
    {
        string address = $"/frameworks/{framework}/try";
        Visit page = await browser.GetAsync(address);
        return page.Address == address ? await browser.SubmitAsync(kind is null ? page.Form(address) : page.Form(address).With("kind", kind)) : page;
    }

    /// <summary>Puts one more framework beside the garden.</summary>
    /// <returns>Its id.</returns>
    public static async Task<string> SecondFrameworkAsync(this TestPlatform platform)
    {
        const string Id = "meadow-1";
        await File.WriteAllTextAsync(Path.Combine(platform.FrameworkFolder, Id + ".yaml"), TestFrameworks.GardenFile.Replace("id: garden-1", "id: " + Id, StringComparison.Ordinal), TestContext.Current.CancellationToken);
        await platform.LookIntoFrameworksAsync();
        return Id;
    }

    /// <summary>The evaluation whose page is shown.</summary>
    public static Guid Evaluation(this Visit visit) => Guid.Parse(visit.Address.Split('/')[2]);
}
