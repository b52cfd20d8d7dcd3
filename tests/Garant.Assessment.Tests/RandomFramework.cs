using System.Globalization;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;

namespace Garant.Assessment.Tests;

/// <summary>Small frameworks and answers drawn from a seeded generator: every kind of element, switch, "nothing of this" and condition.</summary>
internal static class RandomFramework
{
    private static readonly decimal[] Points = [0m, 0.25m, 0.33m, 0.5m, 0.75m, 1m, 1.5m, 2m];
    private static readonly decimal[] Weights = [0.1m, 0.5m, 0.75m, 2m, 3.3333m, 40m];
    private static readonly decimal[] Compensations = [0m, 0.25m, 0.5m, 1m];

    public static Framework Draw(Random random)
    {
        int sections = random.Next(1, 4);
        int[] sizes = new int[sections];
        Array.Fill(sizes, 1);
        for (int left = random.Next(int.Max(2, sections), 7) - sections; left > 0; left--)
        {
            sizes[random.Next(sections)]++;
        }

        List<Element> elements = [.. sizes.SelectMany((size, section) => Enumerable.Range(1, size)
            .Select(number => DrawElement(string.Create(CultureInfo.InvariantCulture, $"{section + 1}.{number}"), random)))];
        Condition(elements, random);
        return SmallFramework.Of(
            Compensations[random.Next(Compensations.Length)],
            [.. elements.GroupBy(element => element.Id[..1]).Select(group => SmallFramework.Section(group.Key, [.. group]))]);
    }

    /// <summary>Weights for some of the elements, or no kind at all.</summary>
    public static OrganisationKind? DrawKind(Framework framework, Random random) => random.Next(3) == 0
        ? null
        : SmallFramework.Kind([.. framework.Elements.Where(_ => random.Next(2) == 0).Select(element => (element.Id, Weights[random.Next(Weights.Length)]))]);

    /// <summary>Admissible ticks for about <paramref name="share"/> of the elements; elements that do not apply may hold ticks from before.</summary>
    public static AnswerSheet DrawAnswers(Framework framework, Random random, double share) => new(
        framework.Id,
        framework.Elements
            .Where(_ => random.NextDouble() < share)
            .Select(element => KeyValuePair.Create(element.Id, DrawTicks(element, random))));

    /// <summary>An admissible answer to every element that applies.</summary>
    public static AnswerSheet DrawFullAnswers(Framework framework, Random random) => WithoutStale(framework, DrawAnswers(framework, random, 1.1));

    /// <summary>The sheet without the ticks of elements that do not apply.</summary>
    public static AnswerSheet WithoutStale(Framework framework, AnswerSheet sheet) => framework.Elements
        .Where(element => !Reference.Applies(framework, element, sheet))
        .Aggregate(sheet, (rest, element) => rest.With(element.Id));

    public static IEnumerable<string> DrawTicks(Element element, Random random)
    {
        AnswerItem[] items = [.. element.Items.Where(item => !item.StandsAlone)];
        if (element.None is { } none && random.Next(4) == 0)
        {
            return [none.Id];
        }

        if (items.Length == 0 || (element.Switch is not null && random.Next(4) == 0))
        {
            return [element.Switch!.Id];
        }

        string first = items[random.Next(items.Length)].Id;
        return element.Type == AnswerType.Single
            ? [first]
            : items.Where(_ => random.Next(2) == 0).Select(item => item.Id).Append(first).Distinct().ToArray();
    }

    private static Element DrawElement(string id, Random random)
    {
        bool single = random.Next(2) == 0;
        List<decimal> points = [.. Enumerable.Range(0, random.Next(2, single ? 5 : 4)).Select(_ => Points[random.Next(Points.Length)])];
        if (points.TrueForAll(value => value == 0))
        {
            points[^1] = 1m;
        }

        Element element = single ? SmallFramework.Single(id, points) : SmallFramework.Multiple(id, points);
        element = element with { Items = [.. element.Items.Select(item => item with { Effort = random.Next(1, 4) })] };
        element = random.Next(3) == 0 ? element.WithNone() : element;
        return (random.Next(3) == 0 ? element.WithSwitch() : element) with { RiskDomain = random.Next(2) == 0 ? SmallFramework.Text($"domain {random.Next(2)}") : null };
    }

    /// <summary>Hangs some elements on items of elements before or after them, chains and forks included, never a ring.</summary>
    private static void Condition(List<Element> elements, Random random)
    {
        int[] order = [.. Enumerable.Range(0, elements.Count).OrderBy(_ => random.Next())];
        for (int position = 1; position < order.Length; position++)
        {
            if (random.Next(5) < 2)
            {
                continue;
            }

            int parent = order[random.Next(position)];
            AnswerItem[] candidates = [.. elements[parent].Items.Where(item => item.IsSwitch || elements[parent].Items.Any(other => other != item && other.Points > 0))];
            AnswerItem chosen = candidates[random.Next(candidates.Length)];
            elements[parent] = elements[parent] with { Items = [.. elements[parent].Items.Select(item => item == chosen ? item with { Points = 0m } : item)] };
            elements[order[position]] = elements[order[position]] with { Condition = chosen.Id };
        }
    }
}
