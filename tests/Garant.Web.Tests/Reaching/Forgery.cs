namespace Garant.Web.Tests.Reaching;

/// <summary>How a request lies about the address it was sent to.</summary>
internal enum Forgery
{
    None,
    Host,
    ForwardedHost,
    ForwardedEverything,
    AbsoluteAddress,
}
