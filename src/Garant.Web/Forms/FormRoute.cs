namespace Garant.Web.Forms;

/// <summary>How a route takes its form; a route that says nothing takes a short form of anybody.</summary>
/// <param name="CurrentFields">What the form can send, asked for each time: a framework that is added later brings fields of its own.</param>
/// <param name="NeedsSession">Whether only people who are signed in can send it.</param>
/// <param name="Show">Shows the page of the form with the request's <see cref="FormInput"/>; <c>null</c> where it has none of its own.</param>
/// <param name="Otherwise">Where a button leads whose page was open for too long; <c>null</c> where that is said.</param>
internal sealed record FormRoute(Func<FormFields> CurrentFields, bool NeedsSession, RequestDelegate? Show, string? Otherwise = null)
{
    /// <summary>What the form can send now.</summary>
    public FormFields Fields => CurrentFields();

    /// <summary>The short form of a button in a page.</summary>
    public static FormRoute Button { get; } = new(() => FormFields.Short, NeedsSession: false, null);

    /// <summary>Shows the page of the form with what was typed, or with what is to be said about it.</summary>
    public Task ShowAsync(HttpContext context, FormInput form)
    {
        context.Features.Set(form);
        return Show!(context);
    }
}
