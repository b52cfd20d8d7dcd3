using System.Text.Json;

namespace Garant.Assessment.Frameworks;

/// <summary>The words that the format has for what is one of a few: in lower case, with hyphens.</summary>
public static class FormatWord
{
    /// <summary>The word of a value.</summary>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    /// <summary>The value of a word, or <c>null</c> when there is none.</summary>
    internal static T? Read<T>(string word)
        where T : struct, Enum
    {
        foreach (T value in Enum.GetValues<T>())
        {
            if (Of(value) == word)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>All words, as a remark names them.</summary>
    internal static string Choice<T>()
        where T : struct, Enum
    {
        string[] words = [.. Enum.GetValues<T>().Select(Of)];
        return $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }
}
