namespace Garant.Cli.Tests.Tables;

/// <summary>Model files whose contents contradict each other are refused in words.</summary>
public sealed class ModelFileTests : IDisposable
{
    private const string Intervals = """{"format":"garant-model/1","columns":{"prediction":"p"},"calibration":{"format":"garant-calibration/1","method":"split","library":"0.1.0","calibratedAt":"2026-01-01T00:00:00Z","samples":3,"score":"absolute","tails":"symmetric","scores":[1,2,3]}}""";

    private const string Sets = """{"format":"garant-model/1","columns":{"label":"y","probability 0":"p_a","probability 1":"p_b"},"labels":["a","b"],"calibration":{"format":"garant-calibration/1","method":"prediction-sets","library":"0.1.0","calibratedAt":"2026-01-01T00:00:00Z","samples":3,"score":"lac","lambda":0,"rank":0,"lastLabel":"included","classes":2,"scores":[0.1,0.2,0.3]}}""";

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string, string, string> Contradictions => new()
    {
        { Intervals, "\"method\":\"split\"", "\"method\":null", "the model does not say its method" },
        { Intervals, "\"garant-model/1\"", "null", "the model has the format \"\"" },
        { Intervals, "\"prediction\":\"p\"", "\"prediction\":null", "the model names no column, or two, as \"prediction\"" },
        { Intervals, "\"prediction\":\"p\"", "\"prediction\":\"p\",\"prediction\":\"q\"", "the model names no column, or two, as \"prediction\"" },
        { Intervals, "\"prediction\":\"p\"", "", "the model does not say which column holds the prediction" },
        { Intervals, "\"prediction\":\"p\"", "\"prediction\":\"p\",\"weight\":\"w\"", "the model names a column of the weight, which its method \"split\" has none of" },
        { Intervals, "\"prediction\":\"p\"", "\"prediction\":\"p\",\"group\":\"g\"", "the model names a column of the group" },
        { Intervals, "\"samples\":3", "\"samples\":4", "the model says that it was made of 4 samples, and has 3 scores" },
        { Intervals, "\"samples\":3", "\"samples\":-1", "the model says that it was made of -1 samples, and has 3 scores" },
        { Intervals, "\"samples\":3", "\"samples\":1e30", "this is no model" },
        { Intervals, "[1,2,3]", "[1,-2,3]", "a score of the model is negative" },
        { Intervals, "[1,2,3]", "[]", "the model says that it was made of 3 samples, and has 0 scores" },
        { Intervals, "[1,2,3]", "null", "this is no model" },
        { Sets, ",\"probability 1\":\"p_b\"", "", "the model has 2 labels and 1 columns of probabilities" },
        { Sets, "\"probability 1\":\"p_b\"", "\"probability 1\":\"p_a\"", "the model has a column of probabilities twice" },
        { Sets, "[\"a\",\"b\"]", "[]", "the model has fewer than two labels" },
        { Sets, "[\"a\",\"b\"]", "[\"a\",\"a\"]", "the model has a label twice" },
        { Sets, "[\"a\",\"b\"]", "[\"a\",null]", "a label of the model is empty" },
        { Sets, "[\"a\",\"b\"]", "[\"a\",\"b|c\"]", "the label \"b|c\" of the model holds |" },
        { Sets, "[\"a\",\"b\"]", "[\"a\",\"b\",\"c\"]", "the model has 3 labels and 2 columns of probabilities" },
        { Sets, "\"classes\":2", "\"classes\":3", "the model has 2 labels, and its calibration 3 classes" },
        { Sets, "[0.1,0.2,0.3]", "[0.1,-0.2,0.3]", "a score of the model is negative" },
    };

    [Theory]
    [MemberData(nameof(Contradictions))]
    public void Predict_ModelThatContradictsItself_IsRefusedInWords(string model, string part, string instead, string message)
    {
        string command = model == Sets ? "sets" : "intervals", rows = _folder.Write("test.csv", "p,p_a,p_b\n1,0.5,0.5\n");
        string sound = _folder.Write("sound.json", model), broken = _folder.Write("broken.json", model.Replace(part, instead, StringComparison.Ordinal));
        Assert.Equal(0, CommandRun.Of(command, "predict", rows, "--model", sound, "--confidence", "0.5", "-o", _folder.At("out.csv")).ExitCode);
        CommandRun run = CommandRun.Of(command, "predict", rows, "--model", broken, "--confidence", "0.5", "-o", _folder.At("out.csv"));
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith($"{broken}:0: error: {message}", Assert.Single(run.Errors), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", run.Error, StringComparison.Ordinal);
    }
}
