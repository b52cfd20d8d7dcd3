namespace Garant.Platform.Journal;

/// <summary>
/// What stands in the journal for texts that people wrote. The salt is kept beside the texts: once both are erased, not even a guess of
/// the texts can be confirmed.
/// </summary>
public static class TextDigest
{
    /// <summary>A salt to be stored beside the texts.</summary>
    public static byte[] NewSalt() => PersonSalt.New();

    /// <summary>The digest of texts, told apart from each other, as 64 hexadecimal digits.</summary>
    public static string Of(ReadOnlySpan<byte> salt, params ReadOnlySpan<string> texts)
    {
        CanonicalForm form = new();
        form.Add("garant text 1");
        form.Add(Convert.ToHexStringLower(salt));
        foreach (string text in texts)
        {
            form.Add(text);
        }

        return Convert.ToHexStringLower(form.Digest());
    }
}
