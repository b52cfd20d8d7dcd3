using Garant.Platform.Accounts;
using Garant.Platform.Limits;
using Garant.Platform.Localisation;
using Garant.Web.Forms;
using Garant.Web.Limits;
using Garant.Web.Reaching;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Asks somebody who is signed in for their password again. Wrong ones count as they do at the sign-in: an open session must not be a way around that.</summary>
internal sealed class PresentPassword(PasswordCheck passwords, AttemptLimits limits, KnownDevice device, Texts texts)
{
    /// <summary>The field.</summary>
    public const string Field = "present-password";

    /// <summary>Whether the form has the account's password; refused beside its field where not.</summary>
    public bool IsIn(HttpContext context, FormInput form, GarantUser user)
    {
        string password = PasswordText.Of(form.Raw(Field));
        if (password.Length == 0)
        {
            form.Refuse(Field, texts["Write your password."]);
            return false;
        }

        PasswordAttempt attempt = limits.TryPassword(EmailAddress.Key(user.Email ?? ""), RequestOrigin.Of(context), device.For(context, user));
        if (attempt.Wait is { } wait)
        {
            TooMany.Refuse(context, form, wait, texts);
            return false;
        }

        if (passwords.Compare(user, password) == PasswordVerificationResult.Failed)
        {
            form.Refuse(Field, texts["This is not your present password."]);
            return false;
        }

        attempt.WasRight();
        return true;
    }
}
