using Garant.Platform.Frameworks;
using Garant.Web.Access;
using Garant.Web.Storage;

namespace Garant.Web.Frameworks;

/// <summary>The frameworks at hand, for everybody to read.</summary>
internal static class FrameworkRoutes
{
    public static void MapFrameworks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/frameworks", (FrameworkLibrary library, GarantOptions options) =>
            FrameworksPage.Of(new(library, OwnFolderIsNamed: options.Frameworks.Length > 0))).Open();
        routes.MapGet("/frameworks/{framework}", (string framework, string? q, string? open, FrameworkLibrary library) =>
            FrameworkView.Of(library, framework, q, isOpen: open == "all") is { } view ? FrameworkPage.Of(view) : Results.NotFound()).Open();
    }
}
