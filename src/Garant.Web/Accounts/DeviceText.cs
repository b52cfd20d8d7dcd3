using Garant.Platform.Accounts;
using Garant.Platform.Localisation;

namespace Garant.Web.Accounts;

/// <summary>A session in words, such as "Firefox on Linux".</summary>
internal static class DeviceText
{
    public static string Of(AccountSession session, Texts texts) => session switch
    {
        { Browser.Length: > 0, System.Length: > 0 } => texts["{0} on {1}", session.Browser, session.System],
        { Browser.Length: > 0 } => session.Browser,
        { System.Length: > 0 } => texts["A browser on {0}", session.System],
        _ => texts["A browser that does not say its name"],
    };
}
