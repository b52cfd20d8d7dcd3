using Garant.Platform.Accounts;
using Garant.Web.Forms;

namespace Garant.Web.Accounts;

/// <summary>An account that is about to be deleted.</summary>
/// <param name="Form">The form, in which the password is typed.</param>
/// <param name="User">The account.</param>
/// <param name="Plan">What goes with it.</param>
public sealed record AccountDeletionModel(FormInput Form, GarantUser User, AccountDeletionPlan Plan);
