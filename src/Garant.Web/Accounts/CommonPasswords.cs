using System.Collections.Frozen;
using System.Text;

namespace Garant.Web.Accounts;

/// <summary>
/// Passwords that are tried first, some thousand of them. They are made here and come from no published list: everyday
/// words of French and English, words twice or with digits for letters, and walks over the keyboard, each with the endings
/// people add.
/// </summary>
internal static class CommonPasswords
{
    private static readonly string[] Words =
    [
        .. """
           password passwort passw0rd pass motdepasse mdp secret access acces admin administrator administrateur root user
           utilisateur login connexion welcome bienvenue hello bonjour salut coucou bonsoir test testing demo garant garantia
           default defaut changeme change changemoi changeit letmein laissemoi open ouvre sesame iloveyou loveyou jetaime
           jtaime amour love chouchou doudou cheri cherie mamour princess princesse prince angel ange sunshine soleil summer
           winter spring autumn printemps automne hiver ete january february march april june july august september october
           november december janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre monday tuesday
           wednesday thursday friday saturday sunday lundi mardi mercredi jeudi vendredi samedi dimanche dragon monkey tiger
           tigre lion chat chien loulou football rugby basketball baseball hockey soccer marseille paris lyon france london
           england toulouse bordeaux nantes superman batman pokemon starwars master maitre shadow flower fleur chocolate
           chocolat cookie computer ordinateur internet google facebook windows microsoft apple orange banana samsung iphone
           company entreprise societe office bureau family famille maman papa mother father michael jennifer jessica daniel
           charlie thomas nicolas julien camille marine alexandre trustno1 whatever freedom liberte security securite
           qwerty azerty qwertz asdf zxcv abcd abc123 aaaa
           """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
    ];

    private static readonly string[] Rows =
    [
        "1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop", "qsdfghjklm", "wxcvbn", "qwertzuiop", "yxcvbnm",
        "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn", "1a2z3e4r5t6y7u8i9o0p", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0", "a1z2e3r4t5y6u7i8o9p0",
        "qazwsxedcrfvtgbyhn", "aqwzsxedcrfvtgbyhn", "147258369", "159753", "987654321", "0123456789",
    ];

    private static readonly string[] Endings =
    [
        "", "!", "!!", "!!!", "*", "?", ".", "#1", "@1", "1!", "01", "007", "69", "75", "77", "99", "00", "000", "1111", "0000",
        .. Enumerable.Range(1, 10).Select(length => "12345678901"[..length]),
        .. Enumerable.Range(1, 8).Select(length => "12345678"[..length] + "!"),
        "321", "4321", "54321", "654321", "123123", "abc", "abcd", "xyz", "me", "you", "moi", "toi",
        .. Enumerable.Range(1980, 61).Select(year => $"{year}"),
        .. Enumerable.Range(2015, 26).SelectMany(year => new[] { $"{year}!", $"@{year}", $"_{year}", $"-{year}" }),
    ];

    private static readonly FrozenSet<string> Stems = MakeStems().ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> KnownEndings = Endings.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a password is common, whatever its capitals and whatever stands between its words.</summary>
    public static bool Contain(string password)
    {
        string folded = password.ToLowerInvariant();
        string joined = string.Concat(folded.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '_' or '.')));
        return IsStemWithEnding(folded) || IsStemWithEnding(joined) || IsRepeated(joined) || IsCount(joined);
    }

    private static IEnumerable<string> MakeStems()
    {
        string[] words = [.. Words.SelectMany(word => new[] { word, InDigits(word) }).Distinct()];
        string[] walks =
        [
            .. Rows.SelectMany(row => new[] { row, string.Concat(row.Reverse()) })
                .SelectMany(row => Enumerable.Range(0, row.Length).SelectMany(start => Enumerable.Range(4, Math.Max(0, row.Length - start - 3)).Select(length => row.Substring(start, length)))),
        ];
        string[] beginnings = ["the", "my", "le", "la", "mon", "ma", "mes", "1", "12", "123", "1234", "12345", "123456", "2000"];
        return
        [
            .. words, .. words.Select(word => word + word), .. words.SelectMany(word => beginnings.Select(beginning => beginning + word)),
            .. walks, .. walks.Select(walk => walk + walk),
            "correcthorsebatterystaple", "ilovemyfamily", "jaimemafamille", "thequickbrownfox", "letmeinplease", "motdepasseoublie",
        ];
    }

    private static bool IsStemWithEnding(string text) => Enumerable.Range(0, text.Length).Any(place =>
        Stems.Contains(text[..^place]) && KnownEndings.Contains(text[^place..]));

    /// <summary>The word with the digits and signs that people write for letters.</summary>
    private static string InDigits(string word) => new StringBuilder(word).Replace('a', '@').Replace('o', '0').Replace('i', '1').Replace('e', '3').ToString();

    /// <summary>Whether a short piece is repeated to the end, such as abcabcabcabc.</summary>
    private static bool IsRepeated(string text) => Enumerable.Range(1, 4).Any(length =>
        text.Length > 2 * length && Enumerable.Range(length, text.Length - length).All(place => text[place] == text[place - length]));

    /// <summary>Whether it only counts up or down, in digits or letters.</summary>
    private static bool IsCount(string text) => text.Length > 1 && new[] { 1, -1 }.Any(step =>
        Enumerable.Range(1, text.Length - 1).All(place => text[place] - text[place - 1] == step || (char.IsAsciiDigit(text[place]) && (text[place] - '0' + 10 - step) % 10 == text[place - 1] - '0')));
}
