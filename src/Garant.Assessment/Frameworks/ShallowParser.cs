using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Garant.Assessment.Frameworks;

/// <summary>A YAML parser that refuses what would harm whoever builds a tree of it: deep nesting, which overflows the stack, and aliases to what is not complete.</summary>
internal sealed class ShallowParser(string text) : IParser
{
    /// <summary>Far deeper than any framework file, whose deepest text stands at nine levels.</summary>
    private const int Deepest = 64;

    private readonly Parser _parser = new(new StringReader(text));
    private readonly Stack<string?> _open = new();
    private readonly HashSet<string> _complete = new(StringComparer.Ordinal);

    public ParsingEvent? Current => _parser.Current;

    /// <summary>How far the text was understood.</summary>
    public Mark Place => _parser.Current?.End ?? Mark.Empty;

    public bool MoveNext()
    {
        if (!_parser.MoveNext())
        {
            return false;
        }

        ParsingEvent current = _parser.Current!;
        string? anchor = current is NodeEvent { Anchor: { IsEmpty: false } name } ? name.Value : null;
        if (current is AnchorAlias alias && !_complete.Contains(alias.Value.Value))
        {
            throw new YamlException(current.Start, current.End, $"the alias *{alias.Value.Value} names no part that is complete above it");
        }

        if (current.NestingIncrease > 0)
        {
            _open.Push(anchor);
            anchor = null;
        }
        else if (current.NestingIncrease < 0)
        {
            anchor = _open.Pop();
        }

        if (anchor is not null)
        {
            _complete.Add(anchor);
        }

        return _open.Count <= Deepest
            ? true
            : throw new YamlException(current.Start, current.End, $"it is nested more than {Deepest} levels deep, which no framework needs");
    }
}
