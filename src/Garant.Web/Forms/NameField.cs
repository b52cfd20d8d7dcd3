using Garant.Platform.Localisation;

namespace Garant.Web.Forms;

/// <summary>The name of something a person makes: there, and not too long. Each is refused in its own words.</summary>
internal static class NameField
{
    /// <summary>The most characters of a name.</summary>
    public const int Longest = 200;

    /// <summary>The name that was typed, refused beside its field where it is no good.</summary>
    /// <param name="form">The form, with a field "name".</param>
    /// <param name="texts">The texts in the reader's language.</param>
    /// <param name="missing">What is said when nothing was typed.</param>
    public static string Read(FormInput form, Texts texts, string missing)
    {
        string name = form.Text("name");
        if (name.Length == 0)
        {
            form.Refuse("name", missing);
        }
        else if (name.Length > Longest)
        {
            form.Refuse("name", texts["This name has {0:N0} characters; the maximum is {1:N0}. Shorten it.", name.Length, Longest]);
        }

        return name;
    }
}
