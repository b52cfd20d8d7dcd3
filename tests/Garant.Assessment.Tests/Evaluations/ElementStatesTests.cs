using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using static Garant.Assessment.Evaluations.ElementState;
using static Garant.Assessment.Tests.SmallFramework;

namespace Garant.Assessment.Tests.Evaluations;

public sealed class ElementStatesTests
{
    /// <summary>1.1 takes 1.2 away, 1.2 takes 1.3 away, and so on; the first hangs on the last section's element.</summary>
    private static readonly Framework Chain = Of(
        Section("1", Single("1.1", 0m, 1m).NotWhen("2.1.b"), Single("1.2", 0m, 1m).NotWhen("1.1.a"), Single("1.3", 0m, 1m).NotWhen("1.2.a"), Single("1.4", 0m, 1m).NotWhen("1.3.a")),
        Section("2", Multiple("2.1", 1m).WithSwitch()));

    [Fact]
    public void Of_EmptySheet_IsAllUnanswered() =>
        Assert.Equal([Unanswered, Unanswered, Unanswered, Unanswered, Unanswered], States(Chain));

    [Fact]
    public void Of_ParentTicked_TakesTheChildAway() =>
        Assert.Equal([Answered, NotApplicable, Unanswered, Unanswered, Unanswered], States(Chain, "1.1.a"));

    [Fact]
    public void Of_ChildAway_ItsOwnTicksCountNoMore() =>
        Assert.Equal([Answered, NotApplicable, Answered, NotApplicable, Unanswered], States(Chain, "1.1.a", "1.2.a", "1.3.a"));

    [Fact]
    public void Of_ChainFromItsEnd_Alternates() =>
        Assert.Equal([NotApplicable, Answered, NotApplicable, Unanswered, SwitchedOff], States(Chain, "2.1.b", "1.1.a", "1.2.a", "1.3.a"));

    [Fact]
    public void Of_ConditioningSwitch_SwitchesOffAndTakesAway() =>
        Assert.Equal([NotApplicable, Unanswered, Unanswered, Unanswered, SwitchedOff], States(Chain, "2.1.b"));

    [Fact]
    public void Of_RingInCode_Ends()
    {
        Framework ring = Of(Section("1", Single("1.1", 0m, 1m).NotWhen("1.2.a"), Single("1.2", 0m, 1m).NotWhen("1.1.a")));

        Assert.Equal(2, States(ring, "1.1.a", "1.2.a").Count());
    }

    [Fact]
    public void Of_AnyFramework_IsTheDefinition()
    {
        for (int round = 0; round < 1000; round++)
        {
            Random random = new(round);
            Framework framework = RandomFramework.Draw(random);
            AnswerSheet sheet = RandomFramework.DrawAnswers(framework, random, random.NextDouble());
            ElementStates states = ElementStates.Of(framework, sheet);
            foreach (Element element in framework.Elements)
            {
                ElementState expected = !Reference.Applies(framework, element, sheet) ? NotApplicable
                    : Reference.IsSwitchedOff(element, sheet) ? SwitchedOff
                    : sheet.TicksOf(element.Id).Count > 0 ? Answered
                    : Unanswered;
                Assert.True(states[element.Id] == expected, $"round {round}, {element.Id}");
            }
        }
    }

    private static IEnumerable<ElementState> States(Framework framework, params IReadOnlyList<string> items)
    {
        ElementStates states = ElementStates.Of(framework, framework.Answer(items));
        return framework.Elements.Select(element => states[element.Id]);
    }
}
