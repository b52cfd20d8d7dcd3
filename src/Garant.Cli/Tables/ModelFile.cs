using System.Text.Json;
using System.Text.Json.Nodes;
using Garant.Cli.Files;

namespace Garant.Cli.Tables;

/// <summary>A calibration and the names of the columns it was made from.</summary>
/// <param name="Columns">The column of each role.</param>
/// <param name="Labels">The labels of the classes, for prediction sets.</param>
/// <param name="Method">The calibration's method.</param>
/// <param name="Calibration">The calibration, as its library writes it.</param>
internal sealed record ModelFile(IReadOnlyDictionary<string, string> Columns, IReadOnlyList<string> Labels, string Method, string Calibration)
{
    private const string Format = "garant-model/1";

    /// <summary>The column of a role, or <c>null</c>.</summary>
    public string? Column(string role) => Columns.GetValueOrDefault(role);

    /// <summary>Writes a model.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, string?> columns, IReadOnlyList<string> labels, string calibration)
    {
        JsonObject names = [];
        foreach ((string role, string? column) in columns)
        {
            if (column is not null)
            {
                names[role] = column;
            }
        }

        JsonObject model = new() { ["format"] = Format, ["columns"] = names };
        if (labels.Count > 0)
        {
            model["labels"] = new JsonArray([.. labels.Select(label => (JsonNode?)JsonValue.Create(label))]);
        }

        model["calibration"] = JsonNode.Parse(calibration);
        OutputFile.Write(path, model.ToJsonString(new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n");
    }

    /// <summary>Reads a model.</summary>
    /// <exception cref="BadInputException">It is none.</exception>
    public static ModelFile Read(string path)
    {
        string text = InputFile.Read(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement root = document.RootElement;
            if (root.GetProperty("format").GetString() is var format && format != Format)
            {
                throw Fault(path, $"the model has the format \"{format}\", and this program reads {Format}; calibrate again");
            }

            JsonElement calibration = root.GetProperty("calibration");
            Dictionary<string, string> columns = new(StringComparer.Ordinal);
            foreach (JsonProperty column in root.GetProperty("columns").EnumerateObject())
            {
                if (column.Value.GetString() is not string name || !columns.TryAdd(column.Name, name))
                {
                    throw Fault(path, $"the model names no column, or two, as \"{column.Name}\"; calibrate again");
                }
            }

            ModelFile model = new(
                columns,
                root.TryGetProperty("labels", out JsonElement labels) ? [.. labels.EnumerateArray().Select(label => label.GetString() ?? "")] : [],
                calibration.GetProperty("method").GetString() ?? throw Fault(path, "the model does not say its method; calibrate again"),
                calibration.GetRawText());
            return ModelChecks.Fault(model, calibration) is string wrong ? throw Fault(path, $"{wrong}; calibrate again") : model;
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw Fault(path, "this is no model; make one with garant intervals calibrate, garant sets calibrate or garant calibrate fit");
        }
    }

    /// <summary>The calibration, read by its library.</summary>
    /// <exception cref="BadInputException">The library refuses it.</exception>
    public T Restore<T>(string path, Func<string, T> read)
    {
        try
        {
            return read(Calibration);
        }
        catch (FormatException fault)
        {
            throw Fault(path, fault.Message);
        }
    }

    /// <summary>The model is for another command, which is named.</summary>
    /// <param name="path">Where it was read.</param>
    /// <param name="failing">What it does not do, such as "gives no sets".</param>
    public BadInputException WrongMethod(string path, string failing)
    {
        string command = Method.Contains("prediction-sets", StringComparison.Ordinal) ? "garant sets predict"
            : Method.Contains("split", StringComparison.Ordinal) || Method.Contains("quantile", StringComparison.Ordinal) ? "garant intervals predict"
            : "garant calibrate apply";
        return Fault(path, $"the model is of the method \"{Method}\", which {failing}; use {command}");
    }

    public static BadInputException Fault(string path, string text) => new([FileRemark.Error(path, 0, text)]);
}
