using System.Globalization;

namespace Garant.Platform.Mail;

/// <summary>Has texts speak the language of whoever reads a mail, instead of the language of the request, until it is disposed of.</summary>
public readonly struct MailLanguage : IDisposable
{
    private readonly CultureInfo _culture;
    private readonly CultureInfo _texts;

    private MailLanguage(CultureInfo culture, CultureInfo texts) => (_culture, _texts) = (culture, texts);

    public static MailLanguage Speak(string language)
    {
        MailLanguage before = new(CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        return before;
    }

    public void Dispose() => (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (_culture, _texts);
}
