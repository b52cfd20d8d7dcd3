using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;

namespace Garant.Assessment.Tests;

/// <summary>The definitions written down once more, as plainly as possible and without regard to speed, for the library to agree with.</summary>
internal static class Reference
{
    public static bool Applies(Framework framework, Element element, AnswerSheet sheet)
    {
        if (element.Condition is null)
        {
            return true;
        }

        Element parent = framework.Elements.Single(other => other.Items.Any(item => item.Id == element.Condition));
        return !(Applies(framework, parent, sheet) && sheet.TicksOf(parent.Id).Contains(element.Condition));
    }

    public static bool IsSwitchedOff(Element element, AnswerSheet sheet) =>
        element.Items.Any(item => item.IsSwitch && sheet.TicksOf(element.Id).Contains(item.Id));

    /// <summary>P, N and M of the elements of one section, or of all; elements without an answer bring nothing.</summary>
    public static (decimal P, decimal N, decimal M) Sums(Framework framework, OrganisationKind? kind, AnswerSheet sheet, string? section = null)
    {
        decimal p = 0, n = 0, m = 0;
        foreach (Element element in framework.Elements.Where(element => section is null || element.Id.StartsWith(section + ".", StringComparison.Ordinal)))
        {
            decimal weight = kind is null ? 1 : kind.Weights.GetValueOrDefault(element.Id, 1m);
            decimal maximum = weight * (element.Type == AnswerType.Single ? element.Items.Max(item => item.Points) : element.Items.Sum(item => item.Points));
            m += maximum;
            if (!Applies(framework, element, sheet) || IsSwitchedOff(element, sheet))
            {
                n += maximum;
            }
            else
            {
                p += weight * element.Items.Where(item => sheet.TicksOf(element.Id).Contains(item.Id)).Sum(item => item.Points);
            }
        }

        return (p, n, m);
    }

    /// <summary>100/M · ( P·(M − cN)/(M − N) + cN ), and 100·c where M = N.</summary>
    public static Fraction Score((decimal P, decimal N, decimal M) sums, decimal compensation)
    {
        (Fraction p, Fraction n, Fraction m, Fraction c) = (Fraction.Of(sums.P), Fraction.Of(sums.N), Fraction.Of(sums.M), Fraction.Of(compensation));
        Fraction hundred = Fraction.Of(100m);
        return m == n ? hundred * c : Divide(hundred, m) * (Divide(p * (m - (c * n)), m - n) + (c * n));
    }

    public static Fraction Score(Framework framework, OrganisationKind? kind, AnswerSheet sheet, string? section = null) =>
        Score(Sums(framework, kind, sheet, section), framework.Compensation);

    /// <summary>Every way to complete the sheet: the answers given to elements that apply stay, conditions act as answers come in.</summary>
    public static IEnumerable<AnswerSheet> Completions(Framework framework, AnswerSheet sheet)
    {
        AnswerSheet given = RandomFramework.WithoutStale(framework, sheet);
        return Complete(given, [.. framework.Elements.Where(element => given.TicksOf(element.Id).Count == 0).OrderBy(element => Depth(framework, element))]);

        IEnumerable<AnswerSheet> Complete(AnswerSheet soFar, Element[] open)
        {
            if (open.Length == 0)
            {
                return [RandomFramework.WithoutStale(framework, soFar)];
            }

            return Applies(framework, open[0], soFar)
                ? Answers(open[0]).SelectMany(ticks => Complete(soFar.With(open[0].Id, ticks), open[1..]))
                : Complete(soFar, open[1..]);
        }
    }

    /// <summary>Every admissible answer of an element.</summary>
    public static IEnumerable<string[]> Answers(Element element)
    {
        bool single = element.Type == AnswerType.Single;
        string[] items = [.. element.Items.Where(item => !item.IsSwitch && (single || !item.IsNone)).Select(item => item.Id)];
        IEnumerable<string[]> answers = single
            ? items.Select(item => new[] { item })
            : Enumerable.Range(1, (1 << items.Length) - 1).Select(subset => items.Where((_, index) => (subset >> index & 1) == 1).ToArray());
        answers = !single && element.None is { } none ? answers.Append([none.Id]) : answers;
        return element.Switch is { } off ? answers.Append([off.Id]) : answers;
    }

    public static Fraction Divide(Fraction left, Fraction right) =>
        Fraction.Of(left.Numerator * right.Denominator, left.Denominator * right.Numerator);

    private static int Depth(Framework framework, Element element) => element.Condition is null
        ? 0
        : 1 + Depth(framework, framework.Elements.Single(other => other.Items.Any(item => item.Id == element.Condition)));
}
