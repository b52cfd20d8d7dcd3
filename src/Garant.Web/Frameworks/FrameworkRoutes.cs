using Garant.Platform.Frameworks;
using Garant.Web.Forms;

namespace Garant.Web.Frameworks;

/// <summary>The page of the frameworks at hand.</summary>
internal static class FrameworkRoutes
{
    public static void MapFrameworks(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/frameworks", (FrameworkLibrary library) => FormRoutes.Page<FrameworksPage>(new { Library = library }));
}
