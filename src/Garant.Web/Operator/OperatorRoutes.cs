using Garant.Platform.Localisation;
using Garant.Web.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Garant.Web.Operator;

/// <summary>What whoever runs a platform has to say: legal notice, personal data, accessibility.</summary>
internal static class OperatorRoutes
{
    /// <summary>The legal notice.</summary>
    public const string Legal = "legal";

    /// <summary>What happens to personal data.</summary>
    public const string Privacy = "privacy";

    /// <summary>The accessibility statement.</summary>
    public const string Accessibility = "accessibility";

    public static void AddOperator(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(builder.Configuration.GetSection("Garant").Get<OperatorOptions>() ?? new());
        builder.Services.AddSingleton<OperatorTexts>();
    }

    public static void MapOperator(this IEndpointRouteBuilder routes)
    {
        foreach (string page in new[] { Legal, Privacy, Accessibility })
        {
            routes.MapGet("/" + page, (OperatorTexts texts) => Show(page, texts)).Open();
        }
    }

    /// <summary>What a page is called where the operator gave it no title.</summary>
    public static string Title(string page, Texts texts) => page switch
    {
        Legal => texts["Legal notice"],
        Privacy => texts["Personal data"],
        _ => texts["Accessibility"],
    };

    private static RazorComponentResult<OperatorPage> Show(string page, OperatorTexts texts) =>
        OperatorPage.Of(new(page, texts.Find(page)));
}
