using Garant.Platform.Localisation;
using Garant.Web.Forms;

namespace Garant.Web.Organisations;

/// <summary>Reads what a form says of an organisation, and says beside the fields what is wrong.</summary>
internal static class OrganisationFields
{
    /// <summary>The name.</summary>
    public static string Name(FormInput form, Texts texts) => NameField.Read(form, texts, texts["Give the organisation a name."]);

    /// <summary>How many people work there; <c>null</c> where it is not said, or was refused.</summary>
    public static int? People(FormInput form, Texts texts)
    {
        if (form.Text("headcount") is not { Length: > 0 } typed)
        {
            return null;
        }

        if (!Headcount.TryRead(typed, out long people) || people == 0)
        {
            form.Refuse("headcount", texts["“{0}” is not a whole number of people, such as 250.", typed]);
        }
        else if (people > Headcount.Most)
        {
            form.Refuse("headcount", texts["That is more than {0:N0} people. Check the number.", Headcount.Most]);
        }
        else
        {
            return (int)people;
        }

        return null;
    }
}
