using System.Text.Json;
using Garant.Conformal.Classification;
using Garant.Conformal.Regression;

namespace Garant.Conformal.Storage;

/// <summary>Stores calibrations whose groups have names.</summary>
public static class GroupedCalibrations
{
    private const string Prefix = "grouped-";

    /// <summary>The calibrations as versioned JSON.</summary>
    /// <param name="calibration">A calibration for each group.</param>
    /// <param name="calibratedAt">When it was made.</param>
    public static string ToJson(this GroupConditional<string, SplitConformal> calibration, DateTimeOffset calibratedAt) =>
        Write(calibration, SplitConformal.Method, one => one.Count, (one, json) => one.Write(json), calibratedAt);

    /// <summary>The calibrations as versioned JSON.</summary>
    /// <param name="calibration">A calibration for each group.</param>
    /// <param name="calibratedAt">When it was made.</param>
    public static string ToJson(this GroupConditional<string, ConformalizedQuantileRegression> calibration, DateTimeOffset calibratedAt) =>
        Write(calibration, ConformalizedQuantileRegression.Method, one => one.Count, (one, json) => one.Write(json), calibratedAt);

    /// <summary>The calibrations as versioned JSON.</summary>
    /// <param name="calibration">A calibration for each group.</param>
    /// <param name="calibratedAt">When it was made.</param>
    public static string ToJson(this GroupConditional<string, ConformalClassifier> calibration, DateTimeOffset calibratedAt) =>
        Write(calibration, ConformalClassifier.Method, one => one.Count, (one, json) => one.Write(json), calibratedAt);

    /// <summary>Reads split calibrations by group.</summary>
    /// <param name="json">What <c>ToJson</c> wrote.</param>
    /// <param name="score">The score, if it is one of your own.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static GroupConditional<string, SplitConformal> ReadSplit(string json, IConformityScore? score = null) => Read(json, SplitConformal.Method, one => SplitConformal.Read(one, score));

    /// <summary>Reads calibrations of quantile regressions by group.</summary>
    /// <param name="json">What <c>ToJson</c> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static GroupConditional<string, ConformalizedQuantileRegression> ReadQuantiles(string json) => Read(json, ConformalizedQuantileRegression.Method, ConformalizedQuantileRegression.Read);

    /// <summary>Reads calibrations of classifiers by group.</summary>
    /// <param name="json">What <c>ToJson</c> wrote.</param>
    /// <exception cref="FormatException">It is no such calibration, or of a version this library does not know.</exception>
    public static GroupConditional<string, ConformalClassifier> ReadSets(string json) => Read(json, ConformalClassifier.Method, ConformalClassifier.Read);

    private static string Write<T>(GroupConditional<string, T> calibration, string method, Func<T, int> count, Action<T, Utf8JsonWriter> write, DateTimeOffset calibratedAt)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(calibration);
        return CalibrationJson.Write(Prefix + method, calibration.Groups.Values.Sum(count), calibratedAt, json =>
        {
            json.WriteBoolean("useMarginal", calibration.Marginal is not null);
            json.WriteStartArray("groups");
            foreach ((string group, T one) in calibration.Groups.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject();
                json.WriteString("group", group);
                write(one, json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            if (calibration.Marginal is { } marginal)
            {
                json.WriteStartObject("marginal");
                write(marginal, json);
                json.WriteEndObject();
            }
        });
    }

    private static GroupConditional<string, T> Read<T>(string text, string method, Func<JsonElement, T> read)
        where T : class =>
        CalibrationJson.Read(text, Prefix + method, json => new GroupConditional<string, T>(
            json.List("groups").EnumerateArray().ToDictionary(one => one.Text("group"), read, StringComparer.Ordinal),
            json.Flag("useMarginal") ? read(json.Member("marginal")) : null));
}
