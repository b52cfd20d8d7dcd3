using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Garant.Web.Layout;

/// <summary>A page with all that it shows in one value, worked out before it is rendered.</summary>
/// <typeparam name="TPage">The page itself.</typeparam>
/// <typeparam name="TModel">What it shows.</typeparam>
[Layout(typeof(MainLayout))]
public abstract class Page<TPage, TModel> : ComponentBase
    where TPage : Page<TPage, TModel>
{
    /// <summary>What the page shows.</summary>
    [Parameter, EditorRequired]
    public required TModel Model { get; set; }

    /// <summary>The page as the answer to a request.</summary>
    [SuppressMessage("Design", "CA1000:Do not declare static members on generic types", Justification = "It is asked of the page, SectionPage.Of(…), which says no type argument.")]
    public static RazorComponentResult<TPage> Of(TModel model) => new(new Dictionary<string, object?> { [nameof(Model)] = model });
}
