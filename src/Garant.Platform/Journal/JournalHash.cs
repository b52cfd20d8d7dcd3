using System.Text;

namespace Garant.Platform.Journal;

/// <summary>
/// The hash that chains a row to the one before it: SHA-256 over <c>garant journal 1</c>, position, time in milliseconds since 1970, kind,
/// organisation, evaluation, actor, content, previous hash, each in the canonical form of <c>docs/journal.md</c>.
/// </summary>
public static class JournalHash
{
    /// <summary>The bytes of a hash.</summary>
    public const int Size = 32;

    /// <summary>What stands before the first row.</summary>
    public static byte[] None => new byte[Size];

    /// <summary>The hash of a row.</summary>
    public static byte[] Of(JournalRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Of(row.Position, FieldsOf(row), row.PreviousHash);
    }

    internal static byte[] FieldsOf(JournalRow row) => Fields(
        row.At.ToUnixTimeMilliseconds(),
        Encoding.UTF8.GetBytes(row.Kind),
        row.OrganisationId,
        row.EvaluationId,
        row.Actor,
        Encoding.UTF8.GetBytes(row.Content));

    /// <summary>What of a row depends neither on its place nor on the row before, in canonical form.</summary>
    internal static byte[] Fields(long at, ReadOnlySpan<byte> kind, Guid? organisation, Guid? evaluation, ReadOnlySpan<byte> actor, ReadOnlySpan<byte> content)
    {
        CanonicalForm form = new();
        form.Add(at);
        form.AddUtf8(kind);
        form.Add(organisation?.ToString("D") ?? "");
        form.Add(evaluation?.ToString("D") ?? "");
        form.Add(Convert.ToHexStringLower(actor));
        form.AddUtf8(content);
        return form.Bytes.ToArray();
    }

    internal static byte[] Of(long position, ReadOnlySpan<byte> fields, ReadOnlySpan<byte> previousHash)
    {
        CanonicalForm form = new();
        form.Add("garant journal 1");
        form.Add(position);
        form.AddForm(fields);
        form.Add(Convert.ToHexStringLower(previousHash));
        return form.Digest();
    }
}
