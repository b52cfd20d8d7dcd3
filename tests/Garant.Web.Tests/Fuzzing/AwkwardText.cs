namespace Garant.Web.Tests.Fuzzing;

/// <summary>Texts that forms, headers, databases and mails stumble over.</summary>
internal static class AwkwardText
{
    private static readonly string[] Known =
    [
        "", " ", "\0", "a\0b", "\0\0\0", "é", "日本語", "\r\n", "x\r\nSet-Cookie: stolen=1", "\u0001\u001b[31m", "\ufffe\uffff", "\ufdd0", "\ufeffx", "\u202egnp", "\ud83c\udf31", "e\u0301\u0301\u0301",
        "mine:1.1", "mine:é", "theirs:\r\n1.1", "mine:1.1:1.2", "mine:", "1.1", "1.2.a", "1.1.a 1.1.b", "é.é", "clear", "stay", "go",
        "/", "//evil.example", "/\\evil.example", "/é", "/ x", "~/x", "/%0d%0aX: y", "https://evil.example/", "/organisations/new?x=é", "/\t/evil.example",
        "0", "-1", "1e9", "NaN", "99999999999999999999999", "2147483648", "٣", "½", "0x10", "1 250",
        "{0} {1} {99}", "%s%n%x", "%00", "%", "%C3%28", "${jndi:x}", "'; drop table \"Users\"; --", "<script>alert(1)</script>", "../../../../etc/passwd", "\\", "\"", "'",
        "Administrator", "99", "Reader,Editor", "true", "null", "garden-1", "grower", "[object Object]",
        "a@b.example", "Victim <v@x.example>", "(c)a@b.example", "a@b.example.", "a@b.example\0", "{0} {1} %s %n@x.example", "\"@\"@x.example", "é@é.example", "a@", "@b", "a@b@c.example", "\u0130@x.example", "a\r\nBcc: c@x.example@x.example",
        "CfDJ8AAAAAAAAAAAAAAAAAAAAAA", "%%%", "AAAA====", "0f8fad5b-d9cb-469f-a165-70867728950e", "İıß", "a+b=c&d",
    ];

    public static string Next(Random random) => random.Next(12) switch
    {
        0 => new string((char)random.Next(1, 0xd7ff), random.Next(1, 300)),
        1 => string.Concat(Enumerable.Range(0, random.Next(1, 20)).Select(_ => (char)random.Next(0, 0x80))),
        2 => Known[random.Next(Known.Length)] + Known[random.Next(Known.Length)],
        3 when random.Next(8) == 0 => new string('w', random.Next(20_001, 70_000)),
        _ => Known[random.Next(Known.Length)],
    };
}
