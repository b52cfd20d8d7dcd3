using System.Globalization;
using System.Text.Json;
using Garant.Cli.Labels;

namespace Garant.Cli.Tables;

/// <summary>Finds what contradicts itself in a model file, so that no wrong bound comes of it.</summary>
internal static class ModelChecks
{
    private const string Probability = "probability ";

    /// <summary>What is wrong, or <c>null</c>.</summary>
    public static string? Fault(ModelFile model, JsonElement calibration) =>
        OfColumns(model) ?? OfClasses(model, calibration) ?? OfScores(model.Method, calibration);

    private static string? OfColumns(ModelFile model)
    {
        bool isIntervals = model.Method.Contains("split", StringComparison.Ordinal) || model.Method.Contains("quantile", StringComparison.Ordinal);
        bool isQuantiles = model.Method.Contains("quantile", StringComparison.Ordinal);
        return NeedsOne("weight", model.Method.StartsWith("weighted-", StringComparison.Ordinal))
            ?? NeedsOne("group", model.Method.StartsWith("grouped-", StringComparison.Ordinal))
            ?? NeedsOne("prediction", isIntervals && !isQuantiles)
            ?? NeedsOne("lower", isQuantiles)
            ?? NeedsOne("upper", isQuantiles)
            ?? (isQuantiles && model.Column("spread") is not null ? NeedsOne("spread", false) : null);

        string? NeedsOne(string role, bool needed) => needed == model.Column(role) is not null ? null
            : needed ? $"the model does not say which column holds the {role}, which its method \"{model.Method}\" needs"
            : $"the model names a column of the {role}, which its method \"{model.Method}\" has none of";
    }

    private static string? OfClasses(ModelFile model, JsonElement calibration)
    {
        string[] columns = [.. model.Columns.Where(column => column.Key.StartsWith(Probability, StringComparison.Ordinal)).Select(column => column.Value)];
        bool isOfClasses = model.Method is "prediction-sets" or "grouped-prediction-sets" or "multiclass-venn-abers" or "multiclass-temperature" or "one-versus-rest" or "top-label";
        int classes = calibration.TryGetProperty("calibrators", out JsonElement each) && each.ValueKind == JsonValueKind.Array ? each.GetArrayLength()
            : (calibration.TryGetProperty("groups", out JsonElement groups) && groups.ValueKind == JsonValueKind.Array && groups.GetArrayLength() > 0 ? groups[0] : calibration).TryGetProperty("classes", out JsonElement count) ? count.GetInt32()
            : model.Labels.Count;
        return isOfClasses && model.Labels.Count < 2 ? "the model has fewer than two labels"
            : !isOfClasses && model.Labels.Count + columns.Length > 0 ? $"the model has labels of classes, which its method \"{model.Method}\" has none of"
            : model.Labels.Any(string.IsNullOrEmpty) ? "a label of the model is empty"
            : model.Labels.Distinct(StringComparer.Ordinal).Count() < model.Labels.Count ? "the model has a label twice"
            : model.Method.EndsWith("prediction-sets", StringComparison.Ordinal) && model.Labels.FirstOrDefault(label => label.Contains(LabelText.Separator, StringComparison.Ordinal)) is string mixed
                ? $"the label \"{mixed}\" of the model holds {LabelText.Separator}, which stands between the labels of a set"
            : Enumerable.Range(0, model.Labels.Count).Any(index => model.Column(Probability + index.ToString(CultureInfo.InvariantCulture)) is null) || columns.Length != model.Labels.Count
                ? FormattableString.Invariant($"the model has {model.Labels.Count} labels and {columns.Length} columns of probabilities")
            : columns.Distinct(StringComparer.Ordinal).Count() < columns.Length ? "the model has a column of probabilities twice"
            : isOfClasses && classes != model.Labels.Count ? FormattableString.Invariant($"the model has {model.Labels.Count} labels, and its calibration {classes} classes")
            : null;
    }

    private static string? OfScores(string method, JsonElement calibration)
    {
        if (!method.Contains("split", StringComparison.Ordinal) && !method.Contains("quantile", StringComparison.Ordinal) && !method.Contains("prediction-sets", StringComparison.Ordinal))
        {
            return null;
        }

        JsonElement[] parts = calibration.TryGetProperty("groups", out JsonElement groups) ? [.. groups.EnumerateArray()] : [calibration];
        long samples = calibration.GetProperty("samples").GetInt64(), scores = parts.Sum(Count);
        return samples != scores ? FormattableString.Invariant($"the model says that it was made of {samples} samples, and has {scores} scores")
            : parts.Any(part => Count(part) == 0) ? "the model has a group without scores"
            : parts.Any(part => IsUnsigned(part) && part.GetProperty("scores").EnumerateArray().Any(score => score.GetDouble() < 0)) ? "a score of the model is negative, and its scores are distances"
            : parts.Any(part => part.TryGetProperty("upperScores", out JsonElement upper) && upper.GetArrayLength() != Count(part)) ? "the model has not as many scores of the upper quantile as of the lower one"
            : null;
    }

    private static long Count(JsonElement part) =>
        part.TryGetProperty("scores", out JsonElement scores) ? scores.GetArrayLength()
        : part.TryGetProperty("lowerScores", out JsonElement lower) ? lower.GetArrayLength()
        : part.GetProperty("lower").GetProperty("scores").GetArrayLength();

    /// <summary>Whether scores are absolute values, or add up probabilities.</summary>
    private static bool IsUnsigned(JsonElement part) => part.TryGetProperty("scores", out _)
        && (part.TryGetProperty("tails", out JsonElement tails) ? tails.GetString() == "symmetric"
            : part.TryGetProperty("symmetric", out JsonElement symmetric) ? symmetric.GetBoolean()
            : part.TryGetProperty("score", out JsonElement score) && score.GetString() is "lac" or "aps" or "raps" or "saps" or "topk");
}
