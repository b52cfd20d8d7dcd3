using Garant.Assessment.Evaluations;
using Garant.Assessment.Exposure;
using Garant.Assessment.Frameworks;
using static Garant.Assessment.Tests.SmallFramework;

namespace Garant.Assessment.Tests.Exposure;

public sealed class RiskExposureTests
{
    /// <summary>"law" has an element with a conditioning item and one with a switch, "harm" only one that hangs on the first, "dust" none that speaks.</summary>
    private static readonly Framework Framework = Of(
        Section(
            "1",
            Single("1.1", 0m, 1m).InDomain("law"),
            Single("1.2", 0m, 1m).WithSwitch().NotWhen("1.1.a").InDomain("harm"),
            Single("1.3", 0m, 1m).InDomain("dust"),
            Single("1.4", 0m, 1m).WithSwitch()),
        Section("2", Multiple("2.1", 1m, 2m).WithSwitch().InDomain("law")));

    [Theory]
    [InlineData("", "law: not answered 1.1 2.1; harm: not answered 1.2")]
    [InlineData("1.1.b 1.2.b 2.1.a 2.1.b", "law: exposed by 1.1 2.1; harm: exposed by 1.2")]
    [InlineData("1.1.a", "law: not answered 2.1; harm: not exposed")]
    [InlineData("2.1.a", "law: exposed by 2.1; harm: not answered 1.2")]
    [InlineData("1.1.a 1.2.b", "law: not answered 2.1; harm: not exposed")]
    [InlineData("1.1.a 2.1.c", "law: not exposed; harm: not exposed")]
    [InlineData("1.1.b 1.2.c 2.1.c", "law: exposed by 1.1; harm: not exposed")]
    public void Of_Answers_ExposeUnlessDeniedNotApplicableOrNotAnswered(string items, string expected) => Assert.Equal(
        expected,
        string.Join("; ", RiskExposure.Of(Framework, Framework.Answer(items.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            .Select(domain => $"{domain.RiskDomain}: {Words(domain)}")));

    private static string Words(RiskDomainExposure domain) => domain.State switch
    {
        ExposureState.Exposed => $"exposed by {Ids(domain.Elements)}",
        ExposureState.NotAnswered => $"not answered {Ids(domain.Unanswered)}",
        _ => "not exposed",
    };

    private static string Ids(IReadOnlyList<Element> elements) => string.Join(' ', elements.Select(element => element.Id));

    [Fact]
    public void Of_DomainsNoOneSpeaksAbout_AreLeftOut() =>
        Assert.Equal([Text("law"), Text("harm")], RiskExposure.Of(Framework, AnswerSheet.Empty(Id)).Select(domain => domain.RiskDomain));

    [Fact]
    public void Of_AnyAnswers_IsTheDefinition()
    {
        for (int round = 0; round < 1000; round++)
        {
            Random random = new(round);
            Framework framework = RandomFramework.Draw(random);
            AnswerSheet sheet = RandomFramework.DrawAnswers(framework, random, random.NextDouble());
            ElementStates states = ElementStates.Of(framework, sheet);
            foreach (RiskDomainExposure exposure in RiskExposure.Of(framework, sheet))
            {
                Assert.Equal(
                    framework.Elements.Where(element => exposure.RiskDomain.Equals(element.RiskDomain) && Exposes(element)),
                    exposure.Elements);
                Assert.Equal(
                    framework.Elements.Where(element => exposure.RiskDomain.Equals(element.RiskDomain) && Speaks(element) && states[element.Id] == ElementState.Unanswered),
                    exposure.Unanswered);
                Assert.Equal(exposure.Elements.Count > 0, exposure.IsExposed);
                Assert.Equal(exposure.Elements.Count == 0 && exposure.Unanswered.Count > 0, exposure.State == ExposureState.NotAnswered);
            }

            bool Exposes(Element element) =>
                Speaks(element) && Reference.Applies(framework, element, sheet) && sheet.TicksOf(element.Id).Count > 0 && !Denying(element).Any(sheet.TicksOf(element.Id).Contains);

            bool Speaks(Element element) => Denying(element).Any();

            IEnumerable<string> Denying(Element element) =>
                element.Items.Where(item => item.IsSwitch || framework.Elements.Any(other => other.Condition == item.Id)).Select(item => item.Id);
        }
    }
}
