using Garant.Web.Forms;

namespace Garant.Web.Accounts;

/// <summary>A form that a mailed link opens.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Email">The address that the link was sent to.</param>
public sealed record MailboxForm(FormInput Form, string Email);
