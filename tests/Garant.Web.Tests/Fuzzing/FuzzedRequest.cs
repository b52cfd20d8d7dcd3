using System.Text;
using Garant.Web.Tests.Browsing;

namespace Garant.Web.Tests.Fuzzing;

/// <summary>Makes one request after the other from a seed: some nearly right, so that handlers are reached, and some far from it.</summary>
internal sealed class FuzzedRequest(Random random)
{
    private static readonly string[] WrongTypes = ["application/json", "text/plain", "application/xml", "application/octet-stream", "application/x-www-form-urlencoded-not", "multipart/mixed; boundary=x", "*/*", "form", "text/plain; charset=bogus", ";"];

    private static readonly string[] Charsets = ["bogus", "utf-7", "utf-16", "iso-8859-1", "\"utf-8\"", "UTF-8", "\"", "utf-8; charset=x", "ibm037"];

    /// <summary>A post of a form, or of something else, to a route that takes forms.</summary>
    public HttpRequestMessage Post(FilledForm form)
    {
        List<KeyValuePair<string, string>> fields = Mutated(form.Fields);
        HttpRequestMessage request = new(HttpMethod.Post, random.Next(12) == 0 ? form.Address + Query() : form.Address)
        {
            Content = random.Next(20) switch
            {
                < 11 => Encoded(fields),
                < 13 => Typed(new(Multipart(fields)), "multipart/form-data; boundary=x"),
                13 => Encoded(Crowd(fields)),
                14 => Typed(Encoded(fields), $"application/x-www-form-urlencoded; charset={Pick(Charsets)}"),
                15 => Typed(Encoded(fields), Pick(WrongTypes)),
                16 => Typed(Bytes(), "application/x-www-form-urlencoded"),
                17 => Typed(new ByteArrayContent("{\"name\":\"x\",\"a\":[1,{\"b\":null}]}"u8.ToArray()), "application/json"),
                18 => Typed(Cut(Multipart(fields)), Pick("multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=x", "multipart/form-data; boundary=" + new string('b', random.Next(60, 4000)))),
                _ => null,
            },
        };
        return request;
    }

    /// <summary>A page asked for with an odd query.</summary>
    public HttpRequestMessage Get(string path) => new(random.Next(10) == 0 ? HttpMethod.Head : HttpMethod.Get, path + Query());

    /// <summary>A value for a part of a path; the server itself refuses U+0000 there.</summary>
    public string PathValue(string right) => random.Next(3) == 0 ? Escaped(AwkwardText.Next(random).Replace("\0", "", StringComparison.Ordinal)) is { Length: > 0 } value ? value : "-" : right;

    public bool Chance(int in100) => random.Next(100) < in100;

    public T Pick<T>(params T[] among) => among[random.Next(among.Length)];

    public string Text() => AwkwardText.Next(random);

    private static string Escaped(string text) => Uri.EscapeDataString(text[..Math.Min(text.Length, 300)]);

    private static ByteArrayContent Encoded(IEnumerable<KeyValuePair<string, string>> fields) => Typed(
        new ByteArrayContent(Encoding.ASCII.GetBytes(string.Join('&', fields.Select(field => $"{Uri.EscapeDataString(field.Key)}={Uri.EscapeDataString(field.Value)}")))),
        "application/x-www-form-urlencoded");

    private static ByteArrayContent Typed(ByteArrayContent content, string type)
    {
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        return content;
    }

    private string Query()
    {
        string[] names = ["user", "token", "returnUrl", "from", "cost", "kept", "language", "handler", "x\0y", "é"];
        return "?" + string.Join('&', Enumerable.Range(0, random.Next(4)).Select(_ => $"{Uri.EscapeDataString(Pick(names))}={Pick(Escaped(Text()), "%ED%A0%80", "%C3%28", "%")}"));
    }

    /// <summary>The form as it stands, or with one to three changes.</summary>
    private List<KeyValuePair<string, string>> Mutated(IEnumerable<KeyValuePair<string, string>> right)
    {
        List<KeyValuePair<string, string>> fields = [.. right];
        for (int changes = random.Next(4); changes > 0; changes--)
        {
            int place = random.Next(fields.Count + 1);
            bool isToken = place < fields.Count && fields[place].Key == FilledForm.Token;
            switch (random.Next(6))
            {
                case 0:
                    fields.Insert(place, new(Pick("clear", "settle", "next", "kept", "version-1.1", "ticks-1.2", "note-9.9", Text()), Text()));
                    break;
                case 1 when place < fields.Count && (!isToken || Chance(20)):
                    fields.RemoveAt(place);
                    break;
                case 2 when place < fields.Count && !isToken:
                    fields.Add(fields[place]);
                    break;
                default:
                    if (place < fields.Count && (!isToken || Chance(20)))
                    {
                        fields[place] = new(fields[place].Key, Text());
                    }

                    break;
            }
        }

        return fields;
    }

    /// <summary>Many fields, long names or large texts.</summary>
    private IEnumerable<KeyValuePair<string, string>> Crowd(List<KeyValuePair<string, string>> fields) => random.Next(3) switch
    {
        0 => fields.Concat(Enumerable.Range(0, random.Next(10, 3000)).Select(place => KeyValuePair.Create($"f{place}", ""))),
        1 => fields.Append(new(new string('k', random.Next(50, 5000)), Text())),
        _ => fields.Select(field => field.Key == FilledForm.Token ? field : new(field.Key, new string('é', random.Next(1, 60_000)))),
    };

    private byte[] Multipart(List<KeyValuePair<string, string>> fields)
    {
        StringBuilder body = new();
        foreach ((string name, string value) in fields)
        {
            body.Append("--x\r\nContent-Disposition: form-data; name=\"").Append(name).Append('"').Append(Chance(5) ? "; filename=\"f\0.txt\"" : "").Append("\r\n\r\n").Append(value).Append("\r\n");
        }

        return Encoding.UTF8.GetBytes(body.Append("--x--\r\n").ToString());
    }

    private ByteArrayContent Cut(byte[] whole) => new(whole[..random.Next(whole.Length)]);

    private ByteArrayContent Bytes()
    {
        byte[] bytes = new byte[random.Next(2000)];
        random.NextBytes(bytes);
        return new(bytes);
    }
}
