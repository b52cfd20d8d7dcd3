using Garant.Web.Forms;

namespace Garant.Web.Accounts;

/// <summary>What the page for signing up shows.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="Email">The address that an invitation went to, through which somebody comes; empty where there is none.</param>
public sealed record SignUpModel(FormInput Form, string Email = "");
