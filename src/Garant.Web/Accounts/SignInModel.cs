using Garant.Web.Forms;

namespace Garant.Web.Accounts;

/// <summary>What the page for signing in shows.</summary>
/// <param name="Form">What was typed.</param>
/// <param name="ReturnUrl">Where to go afterwards.</param>
public sealed record SignInModel(FormInput Form, string ReturnUrl = SignInModel.Start)
{
    /// <summary>Where one goes who came for nothing in particular.</summary>
    public const string Start = "/organisations";
}
