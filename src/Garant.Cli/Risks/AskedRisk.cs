using System.Globalization;
using Garant.Conformal.RiskControl;

namespace Garant.Cli.Risks;

/// <summary>A risk and its level as <c>--risk</c> names them.</summary>
internal sealed record AskedRisk(string Name, decimal Level)
{
    private static readonly (string Name, MultiLabelRisk Risk)[] OfLabels =
    [
        ("recall", MultiLabelRisk.Recall), ("precision", MultiLabelRisk.Precision), ("fpr", MultiLabelRisk.FalsePositiveRate), ("accuracy", MultiLabelRisk.Accuracy), ("f1", MultiLabelRisk.FMeasure),
    ];

    /// <summary>Whether the level is the least value that is wanted.</summary>
    public bool IsLeast => BinaryRisk.All.Single(risk => risk.Name == Name).IsLeast;

    /// <summary>Reads <c>recall=0.9</c>.</summary>
    /// <exception cref="BadInputException">It is no risk with a level.</exception>
    public static AskedRisk Read(string text)
    {
        string[] parts = text.Split('=');
        if (parts.Length != 2 || !decimal.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal level) || level is <= 0 or >= 1)
        {
            throw BadInputException.Of($"--risk is \"{text}\", which is no risk with a level strictly between 0 and 1; write it such as recall=0.9");
        }

        Binary("--risk", parts[0]);
        return new(parts[0], level);
    }

    /// <summary>A risk of decisions by its name.</summary>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    public static BinaryRisk Binary(string option, string name) => BinaryRisk.All.FirstOrDefault(risk => risk.Name == name)
        ?? throw BadInputException.Of($"{option} names \"{name}\", which is no risk; there are {string.Join(", ", BinaryRisk.All.Select(risk => risk.Name))}");

    /// <summary>A loss of selected labels by its name.</summary>
    /// <exception cref="BadInputException">There is none of that name.</exception>
    public static MultiLabelRisk MultiLabel(string option, string name)
    {
        int place = Array.FindIndex(OfLabels, risk => risk.Name == name);
        return place >= 0 ? OfLabels[place].Risk
            : throw BadInputException.Of($"{option} names \"{name}\", which is no loss of several labels; there are {string.Join(", ", OfLabels.Select(risk => risk.Name))}");
    }
}
