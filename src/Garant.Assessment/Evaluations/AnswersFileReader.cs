using System.Text.Json;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Json;

namespace Garant.Assessment.Evaluations;

/// <summary>Reads answers from JSON and names every fault with its line.</summary>
public sealed class AnswersFileReader
{
    private readonly string _path;
    private readonly DiagnosticLog _log;

    private AnswersFileReader(string path)
    {
        _path = path;
        _log = new(path);
    }

    /// <summary>Reads the answers a file holds.</summary>
    /// <param name="path">The file, as the user named it; remarks name it so.</param>
    /// <param name="text">What stands in it.</param>
    /// <returns>The answers, or <c>null</c> when there is an error, and every remark by line.</returns>
    public static AnswersReading Read(string path, string text)
    {
        AnswersFileReader reader = new(path);
        AnswersFile? answers = LocatedJsonReader.Read(text, reader._log.Error) is { } root ? reader.Answers(root) : null;
        return new(reader._log.HasErrors ? null : answers, reader._log.InOrder());
    }

    private AnswersFile? Answers(LocatedJson root)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            _log.Error(root.Line, $"the file holds {root.Nature}; answers look like {{\"framework\": \"ID\", \"answers\": {{\"1.1\": [\"1.1.a\"]}}}}");
            return null;
        }

        OnceEach(root, "");
        foreach ((string key, LocatedJson part) in root.Members.Where(member => member.Key is not ("framework" or "answers" or "notes" or "archivedNotes")))
        {
            _log.Warning(part.Line, $"the key \"{key}\" means nothing here and is left out; there are framework, answers, notes and archivedNotes");
        }

        string framework = FrameworkOf(root);
        List<AnswersFile.Tick> ticks = [];
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach ((string element, LocatedJson answer) in Object(root, "answers", required: true))
        {
            lines.TryAdd(element, answer.Line);
            ticks.AddRange(TicksOf(element, answer));
        }

        IReadOnlyDictionary<string, string> notes = Notes(root, "notes"), archived = Notes(root, "archivedNotes");
        if (_log.HasErrors)
        {
            return null;
        }

        AnswerSheet sheet = new(framework, ticks.GroupBy(tick => tick.ElementId, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Select(tick => tick.ItemId))));
        return new(_path, sheet, notes, archived, root.Find("framework")!.Line, lines, ticks);
    }

    private string FrameworkOf(LocatedJson root)
    {
        LocatedJson? part = root.Find("framework");
        if (part is null)
        {
            _log.Error(root.Line, "\"framework\" is missing; name the version that was answered, such as \"framework\": \"garant-2026.1\"");
        }
        else if (part.Kind != JsonValueKind.String || string.IsNullOrWhiteSpace(part.Text))
        {
            _log.Error(part.Line, $"\"framework\" is {(part.Kind == JsonValueKind.String ? "empty" : part.Nature)}; write the version's id as a text, such as \"garant-2026.1\"");
        }

        return part?.Text ?? "";
    }

    private IEnumerable<AnswersFile.Tick> TicksOf(string element, LocatedJson answer)
    {
        if (answer.Kind != JsonValueKind.Array)
        {
            _log.Error(answer.Line, $"the answer to {element} is {answer.Nature}; write a list of item ids, such as [\"{element}.a\"]");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (LocatedJson tick in answer.Entries)
        {
            if (tick.Kind != JsonValueKind.String)
            {
                _log.Error(tick.Line, $"a tick of {element} is {tick.Nature}; write the item's id as a text, such as \"{element}.a\"");
            }
            else if (!seen.Add(tick.Text))
            {
                _log.Warning(tick.Line, $"item {tick.Text} is ticked twice; take one out");
            }
            else
            {
                yield return new(element, tick.Text, tick.Line);
            }
        }
    }

    private Dictionary<string, string> Notes(LocatedJson root, string key)
    {
        Dictionary<string, string> notes = new(StringComparer.Ordinal);
        foreach ((string element, LocatedJson note) in Object(root, key, required: false))
        {
            if (note.Kind != JsonValueKind.String)
            {
                _log.Error(note.Line, $"the note on {element} is {note.Nature}; write it as a text");
            }

            notes.TryAdd(element, note.Text);
        }

        return notes;
    }

    private IReadOnlyList<KeyValuePair<string, LocatedJson>> Object(LocatedJson root, string key, bool required)
    {
        LocatedJson? part = root.Find(key);
        if (part is null)
        {
            if (required)
            {
                _log.Error(root.Line, $"\"{key}\" is missing; write \"{key}\": {{\"1.1\": [\"1.1.a\"]}} with the ticked items of each element");
            }

            return [];
        }

        if (part.Kind != JsonValueKind.Object)
        {
            _log.Error(part.Line, $"\"{key}\" is {part.Nature}; write an object with a member for each element");
        }

        OnceEach(part, $" of \"{key}\"");
        return part.Members;
    }

    private void OnceEach(LocatedJson part, string where)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach ((string key, LocatedJson value) in part.Members)
        {
            if (!lines.TryAdd(key, value.Line))
            {
                _log.Error(value.Line, $"the key \"{key}\"{where} stands twice, first on line {lines[key]}; take one out");
            }
        }
    }
}
