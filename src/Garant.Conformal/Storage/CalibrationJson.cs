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
    private const string Format = "garant-calibration/1";

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

    /// <exception cref="FormatException">It is no stored calibration of this method, or of a version this library does not know.</exception>
    public static T Read<T>(string text, string method, Func<JsonElement, T> content) => Read(text, (stored, json) => stored == method
        ? content(json)
        : throw new FormatException($"The stored calibration is of the method \"{stored}\", not \"{method}\"; read it with that method."));

    /// <summary>Reads a calibration of any method.</summary>
    /// <exception cref="FormatException">It is no stored calibration, or of a version this library does not know.</exception>
    public static T Read<T>(string text, Func<string, JsonElement, T> content)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            using JsonDocument document = JsonDocument.Parse(text);
            JsonElement json = document.RootElement;
            string? format = json.GetProperty("format").GetString(), stored = json.GetProperty("method").GetString();
            return format == Format
                ? content(stored ?? "", json)
                : throw new FormatException($"The stored calibration has the format \"{format}\", and this library reads {Format}; calibrate again or use the library that wrote it.");
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"This is no stored calibration: {fault.Message}", fault);
        }
    }

    /// <summary>From how many samples it was made.</summary>
    public static int Samples(this JsonElement json) =>
        json.GetProperty("samples").GetInt32() is var samples and > 0 ? samples : throw new FormatException("\"samples\" is not above 0.");

    public static double Number(this JsonElement json, string name)
    {
        double value = json.GetProperty(name).GetDouble();
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
        JsonElement array = json.GetProperty(name);
        double[] values = new double[array.GetArrayLength()];
        int i = 0;
        foreach (JsonElement value in array.EnumerateArray())
        {
            values[i++] = value.GetDouble();
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

    public static IEnumerable<string> Nested(this JsonElement json, string name) => json.GetProperty(name).EnumerateArray().Select(calibration => calibration.GetRawText());

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

    public static ConformityScores[] ScoresOfEach(this JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(one => one.Scores("values"))];

    public static ConformityScores Scores(this JsonElement json, string name) => ConformityScores.Of(json.Numbers(name));

    public static TEnum Word<TEnum>(this JsonElement json, string name)
        where TEnum : struct, Enum =>
        Enum.TryParse(json.GetProperty(name).GetString(), ignoreCase: true, out TEnum value) && Enum.IsDefined(value)
            ? value
            : throw new FormatException($"\"{name}\" is \"{json.GetProperty(name)}\"; there are {string.Join(", ", Enum.GetNames<TEnum>()).ToLowerInvariant()}.");

    public static void Integers(this Utf8JsonWriter json, string name, ReadOnlySpan<int> values)
    {
        json.WriteStartArray(name);
        foreach (int value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
    }

    public static int[] Integers(this JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];

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

    public static LabelScore LabelScore(this JsonElement json)
    {
        LabelScore score = Classification.LabelScore.Named(json.GetProperty("score").GetString() ?? "", json.GetProperty("lambda").GetDouble(), json.GetProperty("rank").GetInt32());
        return !score.UsesDraw || (json.TryGetProperty(Ties, out JsonElement ties) && ties.ValueEquals(ByPlace))
            ? score
            : throw new FormatException($"The stored {score.Name} scores do not tell labels apart whose probabilities tie; sets from them could cover too little: calibrate again.");
    }
}
