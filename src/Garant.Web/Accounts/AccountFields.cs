using Garant.Platform.Accounts;
using Garant.Platform.Localisation;
using Garant.Web.Forms;
using Microsoft.AspNetCore.Identity;

namespace Garant.Web.Accounts;

/// <summary>Reads the fields of forms about accounts, and says beside them what is wrong.</summary>
internal sealed class AccountFields(UserManager<GarantUser> users, Texts texts)
{
    /// <summary>The person's name, composed.</summary>
    public string Name(FormInput form)
    {
        string name = PasswordText.Of(form.Text("name"));
        if (name.Length == 0)
        {
            form.Refuse("name", texts["Write your name."]);
        }
        else if (name.Length > PersonName.MaxLength)
        {
            form.Refuse("name", texts["This name has {0:N0} characters; the maximum is {1:N0}. Shorten it.", name.Length, PersonName.MaxLength]);
        }
        else if (!PersonName.IsGood(name))
        {
            form.Refuse("name", texts["Write your name on one line, with letters or digits."]);
        }

        return name;
    }

    /// <summary>The address as it is stored; empty when it was refused.</summary>
    public string Email(FormInput form)
    {
        if (EmailAddress.TryRead(form.Text("email"), out string? address))
        {
            return address;
        }

        form.Refuse("email", form.Text("email").Length == 0
            ? texts["Write an e-mail address."]
            : texts["This is not an e-mail address. Write it without a name or blanks, such as camille@example.org."]);
        return "";
    }

    /// <summary>A new password for an account, which must not be easy to guess.</summary>
    public async Task<string> NewPasswordAsync(FormInput form, string field, GarantUser user)
    {
        string password = PasswordText.Of(form.Raw(field));
        foreach (IPasswordValidator<GarantUser> validator in users.PasswordValidators)
        {
            foreach (IdentityError error in (await validator.ValidateAsync(users, user, password)).Errors)
            {
                form.Refuse(field, error.Description);
            }
        }

        return password;
    }
}
