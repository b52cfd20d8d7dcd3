namespace Garant.Web.Forms;

/// <summary>A form that was kept while its author signed in again.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="SealedForm">What was typed, sealed.</param>
public sealed record KeptForm(string Address, string SealedForm);
