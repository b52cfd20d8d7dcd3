using Garant.Platform.Localisation;

namespace Garant.Web.Forms;

/// <summary>What somebody typed into a form that they may not send any more, such as a member who was removed meanwhile.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Typed">What was typed, each with the name of its field.</param>
public sealed record TypedBack(string Title, IReadOnlyList<(string Field, string Text)> Typed)
{
    /// <summary>What is shown back of a form: texts and answers, and no password.</summary>
    public static TypedBack Of(FormInput form, int status, Texts texts) => new(
        status == StatusCodes.Status403Forbidden ? texts["Not allowed"] : texts["Not found"],
        [
            .. form.Values.Keys
                .Select(field => (Field: NameOf(field, texts), Text: string.Join(", ", form.All(field)).Trim()))
                .Where(typed => typed.Field is not null && typed.Text.Length > 0)
                .Select(typed => (typed.Field!, typed.Text)),
        ]);

    private static string? NameOf(string field, Texts texts) => field.Split('-', 2) switch
    {
        ["note", var element] => texts["Internal note on question {0}", element],
        ["reason", var element] => texts["Reason on question {0}", element],
        ["ticks", var element] => texts["Answer to question {0}", element],
        ["name"] => texts["Name"],
        ["email"] => texts["E-mail address"],
        _ => null,
    };
}
