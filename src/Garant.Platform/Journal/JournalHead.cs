using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Garant.Platform.Journal;

/// <summary>What the head file says: how far the chain went when it was last written, and how far it was checked.</summary>
/// <param name="End">The end of the chain.</param>
/// <param name="Checkpoint">Up to where a check found all rows sound.</param>
public sealed partial record JournalHead(ChainEnd End, ChainEnd Checkpoint)
{
    /// <summary>The head of a journal without rows.</summary>
    public static JournalHead Empty { get; } = new(ChainEnd.Empty, ChainEnd.Empty);

    /// <summary>The text of the file, with its own digest in the last line, so that a damaged file is told from a faulty journal.</summary>
    public string Write()
    {
        string body = string.Create(CultureInfo.InvariantCulture, $"garant journal head 1\ncount {End.Count}\nhash {End.Hash}\ncheckpoint {Checkpoint.Count}\ncheckpoint-hash {Checkpoint.Hash}\n");
        return $"{body}sha256 {Digest(body)}\n";
    }

    /// <summary>Reads the text of the file.</summary>
    /// <returns>The head, or <c>null</c> when the text is not what <see cref="Write"/> writes.</returns>
    public static JournalHead? Read(string text)
    {
        Match match = Form().Match(text);
        return match.Success
            && long.TryParse(match.Groups["count"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && long.TryParse(match.Groups["checkpoint"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out long checkpoint)
            && checkpoint <= count
            && new JournalHead(new(count, match.Groups["hash"].Value), new(checkpoint, match.Groups["checked"].Value)) is { } head
            && head.Write() == text
            ? head
            : null;
    }

    private static string Digest(string body) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(body)));

    [GeneratedRegex(@"\Agarant journal head 1\ncount (?<count>\d+)\nhash (?<hash>[0-9a-f]{64})\ncheckpoint (?<checkpoint>\d+)\ncheckpoint-hash (?<checked>[0-9a-f]{64})\nsha256 [0-9a-f]{64}\n\z")]
    private static partial Regex Form();
}
