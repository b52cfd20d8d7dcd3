using Garant.Platform.Accounts;
using Garant.Web.Forms;

namespace Garant.Web.Accounts;

/// <summary>What a person sees of their account.</summary>
/// <param name="Form">What was sent, by the form that <see cref="OwnAccount.Does"/> names.</param>
/// <param name="User">The account.</param>
/// <param name="IsShared">Whether it is one that everybody shares, who looks at the demonstration: nothing of it can be changed.</param>
/// <param name="Sessions">Where the person is signed in.</param>
/// <param name="Here">The session that asks.</param>
/// <param name="Saved">What was just done, one of the values of <see cref="OwnAccount.Does"/>.</param>
public sealed record AccountModel(FormInput Form, GarantUser User, bool IsShared, IReadOnlyList<AccountSession> Sessions, Guid? Here, string? Saved);
