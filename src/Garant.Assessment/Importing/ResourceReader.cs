using System.Text.RegularExpressions;

namespace Garant.Assessment.Importing;

/// <summary>Reads the lines of a block of resources.</summary>
internal sealed class ResourceReader(PublishedElement element, string file, Remarks remarks)
{
    public void Read(IEnumerable<Located<string>> lines)
    {
        PublishedResource? open = null;
        foreach ((string value, int number) in lines)
        {
            string line = value.Trim();
            if (line.Length == 0 || TextGrammar.Rule().IsMatch(line))
            {
                continue;
            }

            if (TextGrammar.TypedBullet().Match(line) is { Success: true } typed)
            {
                open = Add(typed, typed.Groups["type"].Value.Trim(), number);
            }
            else if (TextGrammar.Bullet().Match(line) is { Success: true } bullet)
            {
                open = Add(bullet, null, number);
            }
            else if (open is not null)
            {
                remarks.Warn(file, number, $"a resource of element {element.Number} is broken over several lines; they are joined");
                open.Add(line);
            }
            else
            {
                remarks.Unread(file, number, line);
            }
        }
    }

    private PublishedResource? Add(Match match, string? type, int number)
    {
        if (match.Groups["rest"].Value.Trim() is not { Length: > 0 } text)
        {
            remarks.Unread(file, number, match.Value);
            return null;
        }

        if (string.IsNullOrEmpty(type))
        {
            remarks.Warn(file, number, $"a resource of element {element.Number} does not say in parentheses what kind of source it is");
        }

        PublishedResource resource = new(string.IsNullOrEmpty(type) ? null : type, number);
        resource.Add(text);
        element.Resources.Add(resource);
        return resource;
    }
}
