using System.Text;

namespace Garant.Web.Accounts;

/// <summary>Passwords as they are compared: every blank counts, and an accent is the same however a keyboard composes it.</summary>
internal static class PasswordText
{
    /// <summary>A typed password in composed form (NFC).</summary>
    public static string Of(string typed)
    {
        StringBuilder text = new(typed.Length);
        foreach (Rune sign in typed.EnumerateRunes())
        {
            // Half a pair cannot be composed; enumerating it gives the replacement sign.
            text.Append(sign);
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }
}
