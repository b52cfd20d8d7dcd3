using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Platform.Evaluations;

/// <summary>Stored answers as a sheet that can be scored.</summary>
public static class StoredSheet
{
    /// <summary>The sheet of stored answers; elements and items a corrected framework file no longer has are passed over.</summary>
    /// <param name="framework">The framework.</param>
    /// <param name="ticks">By element, the ticked items' ids, separated by spaces.</param>
    public static AnswerSheet Of(Framework framework, IEnumerable<KeyValuePair<string, string>> ticks)
    {
        ArgumentNullException.ThrowIfNull(framework);
        ArgumentNullException.ThrowIfNull(ticks);
        return new(framework.Id, ticks
            .Select(pair => (Element: framework.FindElement(pair.Key), Items: pair.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Where(answer => answer.Element is { } element && !AnswerCheck.Faults(element, answer.Items.ToHashSet()).Any())
            .Select(answer => KeyValuePair.Create(answer.Element!.Id, (IEnumerable<string>)answer.Items)));
    }

    /// <summary>The sheet of answers as they stand.</summary>
    public static AnswerSheet Of(Framework framework, IEnumerable<ElementAnswer> answers) =>
        Of(framework, answers.Select(answer => KeyValuePair.Create(answer.ElementId, answer.Ticks)));
}
