using Garant.Web.Localisation;

namespace Garant.Web.Tests.Localisation;

public sealed class CulturesTests
{
    [Fact]
    public void Cultures_OfRequests_KeepTheirFormats()
    {
        Microsoft.AspNetCore.Builder.RequestLocalizationOptions options = LocalisationSetup.RequestOptions();
        Assert.Equal(["en", "fr"], options.SupportedCultures!.Select(culture => culture.Name));
        Assert.All([.. options.SupportedCultures!, .. options.SupportedUICultures!], culture => Assert.True(culture.IsReadOnly, $"Every request would copy {culture.Name}."));
    }
}
