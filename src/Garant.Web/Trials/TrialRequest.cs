namespace Garant.Web.Trials;

/// <summary>What a request has to do with a trial.</summary>
internal static class TrialRequest
{
    /// <summary>The guest who makes the request, or <c>null</c>.</summary>
    public static GuestVisit? Guest(this HttpContext context) => context.Features.Get<GuestVisit>();

    /// <summary>Whether there was a trial in this browser, and is none any more.</summary>
    public static bool IsTrialOver(this HttpContext context) => GuestVisit.IsOver(context);
}
