using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Garant.Conformal.Classification;

namespace Garant.Conformal.Storage;

/// <summary>The versioned JSON of calibrations: what it is, when, from how many samples and with which version of the library.</summary>
internal static class CalibrationJson
{
    private const string Format = "garant-calibration/1", None = "This is no stored calibration: ";

    /// <summary>How scores that cumulate break ties: scores written without it are not those this library compares with.</summary>
    private const string Ties = "ties";
    private const string ByPlace = "place";

    private static readonly string Library = typeof(CalibrationJson).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    public static string Write(string method, int samples, DateTimeOffset calibratedAt, Action<Utf8JsonWriter> content)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("format", Format);
            json.WriteString("method", method);
            json.WriteString("library", Library);
            json.WriteString("calibratedAt", calibratedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
            json.WriteNumber("samples", samples);
            content(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    /// <exception cref="FormatException">It is no stored calibration of this method, of a version this library does not know, or not of as many rows as it says.</exception>
    public static T Read<T>(string text, string method, Func<JsonElement, T> content)
        where T : class => Read(text, (stored, json) =>
        {
            if (stored != method)
            {
                throw new FormatException($"The stored calibration is of the method \"{stored}\", not \"{method}\"; read it with that method.");
            }

            T calibration = content(json);
            int samples = json.Samples(), rows = StoredRows.Of(calibration) ?? samples;
            return samples == rows
                ? calibration
                : throw new FormatException($"The stored calibration says that it was made from {Inputs.Count(samples, "row")}, and what it holds is of {rows}; calibrate again.");
        });

    /// <summary>Reads a calibration of any method.</summary>
    /// <exception cref="FormatException">It is no stored calibration, or of a version this library does not know.</exception>
    public static T Read<T>(string text, Func<string, JsonElement, T> content)
    {
        ArgumentNullException.ThrowIfNull(text, "json");
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement json = document.RootElement;
            string? format = json.Text("format"), stored = json.Text("method");
            return format == Format
                ? content(stored, json)
                : throw new FormatException($"The stored calibration has the format \"{format}\", and this library reads {Format}; calibrate again or use the library that wrote it.");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(None + fault.Message, fault);
        }
    }

    /// <summary>From how many samples it was made.</summary>
    public static int Samples(this JsonElement json) => json.Whole("samples") is var samples and > 0 ? samples : throw new FormatException("\"samples\" is not above 0.");

    /// <summary>A member, which must be there.</summary>
    /// <exception cref="FormatException">It is missing.</exception>
    public static JsonElement Member(this JsonElement json, string name) =>
        json.ValueKind != JsonValueKind.Object ? throw new FormatException($"{None}there is {Kind(json)} where an object with the member \"{name}\" is needed.")
        : json.TryGetProperty(name, out JsonElement member) ? member
        : throw new FormatException($"{None}the member \"{name}\" is missing.");

    public static string Text(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw Not(json, name, "a text");

    public static bool Flag(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag ? flag.GetBoolean() : throw Not(json, name, "true or false");

    public static int Whole(this JsonElement json, string name) => IsWhole(json.Member(name), out int value) ? value : throw Not(json, name, "a whole number");

    public static double Number(this JsonElement json, string name)
    {
        double value = json.Member(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : throw Not(json, name, "a number");
        Inputs.Finite(value, name);
        return value;
    }

    public static void Numbers(this Utf8JsonWriter json, string name, ReadOnlySpan<double> values)
    {
        json.WriteStartArray(name);
        foreach (double value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    public static double[] Numbers(this JsonElement json, string name)
    {
        JsonElement array = json.List(name);
        double[] values = new double[array.GetArrayLength()];
        int i = 0;
        foreach (JsonElement value in array.EnumerateArray())
        {
            values[i++] = value.ValueKind == JsonValueKind.Number ? value.GetDouble() : throw Not(json, name, "a list of numbers");
        }

        Inputs.Finite(values, name);
        return values;
    }

    /// <summary>Calibrations within a calibration.</summary>
    public static void Nested(this Utf8JsonWriter json, string name, IEnumerable<string> calibrations)
    {
        json.WriteStartArray(name);
        foreach (string calibration in calibrations)
        {
            json.WriteRawValue(calibration);
        }

        json.WriteEndArray();
    }

    public static IEnumerable<string> Nested(this JsonElement json, string name) => json.List(name).EnumerateArray().Select(calibration => calibration.GetRawText());

    public static void ScoresOfEach(this Utf8JsonWriter json, string name, ReadOnlySpan<ConformityScores> scores)
    {
        json.WriteStartArray(name);
        foreach (ConformityScores one in scores)
        {
            json.WriteStartObject();
            json.Numbers("values", one.Values);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static ConformityScores[] ScoresOfEach(this JsonElement json, string name) => [.. json.List(name).EnumerateArray().Select(one => one.Scores("values"))];

    public static ConformityScores Scores(this JsonElement json, string name) => ConformityScores.Of(json.Numbers(name));

    /// <summary>Scores of an interval: absolute values where the tails are symmetric.</summary>
    public static double[] Scores(this JsonElement json, string name, bool areAbsolute)
    {
        double[] scores = json.Numbers(name);
        Inputs.NotEmpty(scores.Length, name);
        return areAbsolute && Array.FindIndex(scores, score => score < 0) is var row and >= 0
            ? throw new FormatException($"{name}[{row}] is {Inputs.Text(scores[row])}, and scores of symmetric tails are not negative; calibrate again.")
            : scores;
    }

    public static TEnum Word<TEnum>(this JsonElement json, string name)
        where TEnum : struct, Enum =>
        Enum.TryParse(json.Text(name), ignoreCase: true, out TEnum value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"\"{name}\" is \"{json.Member(name)}\"; there are {string.Join(", ", Enum.GetNames<TEnum>()).ToLowerInvariant()}.");

    public static void Integers(this Utf8JsonWriter json, string name, ReadOnlySpan<int> values)
    {
        json.WriteStartArray(name);
        foreach (int value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    public static int[] Integers(this JsonElement json, string name) => [.. json.List(name).EnumerateArray().Select(value => IsWhole(value, out int whole) ? whole : throw Not(json, name, "a list of whole numbers"))];

    public static void WriteLabelScore(this Utf8JsonWriter json, LabelScore score, LastLabel last)
    {
        json.WriteString("score", score.Name);
        json.WriteNumber("lambda", score.Parameters.Lambda);
        json.WriteNumber("rank", score.Parameters.Rank);
        json.WriteString("lastLabel", last.ToString().ToLowerInvariant());
        if (score.UsesDraw)
        {
            json.WriteString(Ties, ByPlace);
        }
    }

    /// <summary>How many classes there are.</summary>
    public static int Classes(this JsonElement json) =>
        json.Whole("classes") is var classes and > 0 ? classes : throw new FormatException("The stored calibration has no class; calibrate again.");

    public static LabelScore LabelScore(this JsonElement json)
    {
        LabelScore score = Classification.LabelScore.Named(json.Text("score"), json.Number("lambda"), json.Whole("rank"));
        return !score.UsesDraw || (json.TryGetProperty(Ties, out JsonElement ties) && ties.ValueEquals(ByPlace))
            ? score
            : throw new FormatException($"The stored {score.Name} scores do not tell labels apart whose probabilities tie; sets from them could cover too little: calibrate again.");
    }

    /// <summary>A list, which must be there.</summary>
    /// <exception cref="FormatException">It is missing, or no list.</exception>
    public static JsonElement List(this JsonElement json, string name) =>
        json.Member(name) is { ValueKind: JsonValueKind.Array } list ? list : throw Not(json, name, "a list");

    private static bool IsWhole(JsonElement json, out int value)
    {
        value = 0;
        return json.ValueKind == JsonValueKind.Number && json.TryGetInt32(out value);
    }

    private static FormatException Not(JsonElement json, string name, string wanted) => new($"{None}the member \"{name}\" is not {wanted}, but {Kind(json.Member(name))}.");

    private static string Kind(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "a text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };
}
