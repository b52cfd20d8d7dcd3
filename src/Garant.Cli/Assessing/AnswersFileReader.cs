using System.Text.Json;
using Garant.Assessment.Evaluations;
using Garant.Cli.Files;
using Garant.Cli.Json;
using Garant.Cli.Terminals;

namespace Garant.Cli.Assessing;

/// <summary>Reads answers from JSON and names every fault with its line.</summary>
internal sealed class AnswersFileReader
{
    private readonly string _path;
    private readonly List<(int Line, string Remark)> _faults = [];
    private readonly List<(int Line, string Remark)> _warnings = [];

    private AnswersFileReader(string path) => _path = path;

    /// <summary>The answers of a file; warnings go to standard error.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static AnswersFile Read(string path, Terminal terminal)
    {
        AnswersFileReader reader = new(path);
        AnswersFile? answers = JsonPartReader.Read(InputFile.Read(path), reader.Fault) is { } root ? reader.Answers(root) : null;
        if (reader._faults.Count > 0 || answers is null)
        {
            throw new BadInputException(InOrder(reader._faults));
        }

        terminal.Report(InOrder(reader._warnings));
        return answers;
    }

    private static string[] InOrder(IEnumerable<(int Line, string Remark)> remarks) =>
        [.. remarks.OrderBy(remark => remark.Line).Select(remark => remark.Remark)];

    private AnswersFile? Answers(JsonPart root)
    {
        if (root.Kind != JsonValueKind.Object)
        {
            Fault(root.Line, $"the file holds {root.Nature}; answers look like {{\"framework\": \"ID\", \"answers\": {{\"1.1\": [\"1.1.a\"]}}}}");
            return null;
        }

        OnceEach(root, "");
        foreach ((string key, JsonPart part) in root.Members.Where(member => member.Key is not ("framework" or "answers" or "notes" or "archivedNotes")))
        {
            _warnings.Add((part.Line, FileRemark.Warning(_path, part.Line, $"the key \"{key}\" means nothing here and is left out; there are framework, answers, notes and archivedNotes")));
        }

        string framework = FrameworkOf(root);
        List<AnswersFile.Tick> ticks = [];
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach ((string element, JsonPart answer) in Object(root, "answers", required: true))
        {
            lines.TryAdd(element, answer.Line);
            ticks.AddRange(TicksOf(element, answer));
        }

        IReadOnlyDictionary<string, string> notes = Notes(root, "notes"), archived = Notes(root, "archivedNotes");
        if (_faults.Count > 0)
        {
            return null;
        }

        AnswerSheet sheet = new(framework, ticks.GroupBy(tick => tick.ElementId, StringComparer.Ordinal)
            .Select(group => KeyValuePair.Create(group.Key, group.Select(tick => tick.ItemId))));
        return new(_path, sheet, notes, archived, root.Find("framework")!.Line, lines, ticks);
    }

    private string FrameworkOf(JsonPart root)
    {
        JsonPart? part = root.Find("framework");
        if (part is null)
        {
            Fault(root.Line, "\"framework\" is missing; name the version that was answered, such as \"framework\": \"garant-2026.1\"");
        }
        else if (part.Kind != JsonValueKind.String || string.IsNullOrWhiteSpace(part.Text))
        {
            Fault(part.Line, $"\"framework\" is {(part.Kind == JsonValueKind.String ? "empty" : part.Nature)}; write the version's id as a text, such as \"garant-2026.1\"");
        }

        return part?.Text ?? "";
    }

    private IEnumerable<AnswersFile.Tick> TicksOf(string element, JsonPart answer)
    {
        if (answer.Kind != JsonValueKind.Array)
        {
            Fault(answer.Line, $"the answer to {element} is {answer.Nature}; write a list of item ids, such as [\"{element}.a\"]");
        }

        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonPart tick in answer.Entries)
        {
            if (tick.Kind != JsonValueKind.String)
            {
                Fault(tick.Line, $"a tick of {element} is {tick.Nature}; write the item's id as a text, such as \"{element}.a\"");
            }
            else if (!seen.Add(tick.Text))
            {
                _warnings.Add((tick.Line, FileRemark.Warning(_path, tick.Line, $"item {tick.Text} is ticked twice; take one out")));
            }
            else
            {
                yield return new(element, tick.Text, tick.Line);
            }
        }
    }

    private Dictionary<string, string> Notes(JsonPart root, string key)
    {
        Dictionary<string, string> notes = new(StringComparer.Ordinal);
        foreach ((string element, JsonPart note) in Object(root, key, required: false))
        {
            if (note.Kind != JsonValueKind.String)
            {
                Fault(note.Line, $"the note on {element} is {note.Nature}; write it as a text");
            }

            notes.TryAdd(element, note.Text);
        }

        return notes;
    }

    private IReadOnlyList<KeyValuePair<string, JsonPart>> Object(JsonPart root, string key, bool required)
    {
        JsonPart? part = root.Find(key);
        if (part is null)
        {
            if (required)
            {
                Fault(root.Line, $"\"{key}\" is missing; write \"{key}\": {{\"1.1\": [\"1.1.a\"]}} with the ticked items of each element");
            }

            return [];
        }

        if (part.Kind != JsonValueKind.Object)
        {
            Fault(part.Line, $"\"{key}\" is {part.Nature}; write an object with a member for each element");
        }

        OnceEach(part, $" of \"{key}\"");
        return part.Members;
    }

    private void OnceEach(JsonPart part, string where)
    {
        Dictionary<string, int> lines = new(StringComparer.Ordinal);
        foreach ((string key, JsonPart value) in part.Members)
        {
            if (!lines.TryAdd(key, value.Line))
            {
                Fault(value.Line, $"the key \"{key}\"{where} stands twice, first on line {lines[key]}; take one out");
            }
        }
    }

    private void Fault(int line, string text) => _faults.Add((line, FileRemark.Error(_path, line, text)));
}
