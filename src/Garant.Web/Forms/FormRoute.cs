namespace Garant.Web.Forms;

/// <summary>How a route takes its form; a route that says nothing takes a short form of anybody.</summary>
/// <param name="CurrentFields">What the form can send, asked for each time: a framework that is added later brings fields of its own.</param>
/// <param name="NeedsSession">Whether only people who are signed in can send it.</param>
/// <param name="Show">Shows the page of the form; <c>null</c> where the page's script sends it.</param>
internal sealed record FormRoute(Func<FormFields> CurrentFields, bool NeedsSession, Func<HttpContext, FormInput, Task<IResult>>? Show)
{
    /// <summary>What the form can send now.</summary>
    public FormFields Fields => CurrentFields();

    /// <summary>The short form of a button in a page.</summary>
    public static FormRoute Button { get; } = new(() => FormFields.Short, NeedsSession: false, null);
}
