using Garant.Platform.Frameworks;
using Garant.Web.Access;
using Garant.Web.Forms;
using Garant.Web.Storage;

namespace Garant.Web.Frameworks;

/// <summary>The frameworks at hand, for everybody to read.</summary>
internal static class FrameworkRoutes
{
    public static void MapFrameworks(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/frameworks", (FrameworkLibrary library, GarantOptions options) =>
            FormRoutes.Page<FrameworksPage>(new { Library = library, OwnFolderIsNamed = options.Frameworks.Length > 0 })).Open();
        routes.MapGet("/frameworks/{framework}", (string framework, string? q, FrameworkLibrary library) =>
            FrameworkView.Of(library, framework, q) is { } view ? FormRoutes.Page<FrameworkPage>(new { View = view }) : Results.NotFound()).Open();
    }
}
