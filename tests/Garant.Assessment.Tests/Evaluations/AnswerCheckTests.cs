using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Scoring;
using static Garant.Assessment.Tests.SmallFramework;

namespace Garant.Assessment.Tests.Evaluations;

public sealed class AnswerCheckTests
{
    private static readonly Framework Framework = Of(
        Section("1", Single("1.1", 0m, 1m), Multiple("1.2", 0.5m, 0.5m).WithSwitch()),
        Section("2", Multiple("2.1", 0m, 1m).NotWhen("1.1.a"), Single("2.2", 0m, 1m).WithSwitch().NotWhen("2.1.a")));

    [Fact]
    public void Faults_AdmissibleSheet_AreNone()
    {
        Assert.Empty(AnswerCheck.Faults(Framework, Framework.Answer("1.1.b", "1.2.a", "1.2.b", "2.1.a")));
        Assert.Empty(AnswerCheck.Faults(Framework, Framework.Answer("1.1.a", "1.2.c", "2.2.c")));
        Assert.Empty(AnswerCheck.Faults(Framework, AnswerSheet.Empty(Id)));
    }

    [Fact]
    public void Faults_OtherFramework_IsTheOnlyOne() => Assert.Equal(
        [new("framework", AnswerFaultKind.OtherFramework, "the answers are to framework \"small-0\", not to \"small-1\"; score them with their own framework or upgrade them")],
        AnswerCheck.Faults(Framework, AnswerSheet.Empty("small-0").With("9.9", "9.9.a")));

    [Fact]
    public void Faults_UnknownElement_IsNamed() => Assert.Equal(
        [new("1.9", AnswerFaultKind.UnknownElement, "element 1.9 is not in framework \"small-1\"; remove it or correct its id")],
        AnswerCheck.Faults(Framework, AnswerSheet.Empty(Id).With("1.9", "1.9.a")));

    [Fact]
    public void Faults_UnknownItem_IsNamedWithThoseThereAre() => Assert.Equal(
        [new("1.1.z", AnswerFaultKind.UnknownItem, "item 1.1.z is not an item of element 1.1; its items are 1.1.a, 1.1.b")],
        AnswerCheck.Faults(Framework, AnswerSheet.Empty(Id).With("1.1", "1.1.z")));

    [Fact]
    public void Faults_ItemOfAnotherElement_IsUnknown() => Assert.Equal(
        [new("1.1.a", AnswerFaultKind.UnknownItem, "item 1.1.a is not an item of element 1.2; its items are 1.2.a, 1.2.b, 1.2.c")],
        AnswerCheck.Faults(Framework, AnswerSheet.Empty(Id).With("1.2", "1.2.a", "1.1.a")));

    [Fact]
    public void Faults_SeveralForSingle_AreNamed() => Assert.Equal(
        [new("1.1", AnswerFaultKind.SeveralForSingle, "element 1.1 takes one answer but has 1.1.a and 1.1.b; keep one")],
        AnswerCheck.Faults(Framework, Framework.Answer("1.1.b", "1.1.a")));

    [Fact]
    public void Faults_SwitchAndAnotherForSingle_IsSeveral() => Assert.Equal(
        [new("2.2", AnswerFaultKind.SeveralForSingle, "element 2.2 takes one answer but has 2.2.b and 2.2.c; keep one")],
        AnswerCheck.Faults(Framework, Framework.Answer("2.2.b", "2.2.c")));

    [Fact]
    public void Faults_SwitchWithOthers_IsNamed() => Assert.Equal(
        [new("1.2", AnswerFaultKind.SwitchWithOthers, "element 1.2 has its \"not concerned\" item 1.2.c together with other items; keep 1.2.c alone or leave it out")],
        AnswerCheck.Faults(Framework, Framework.Answer("1.2.c", "1.2.a")));

    [Fact]
    public void Faults_NoneWithOthers_IsNamed()
    {
        Framework framework = Of(Section("1", Multiple("1.1", 1m, 2m).WithNone()));
        AnswerSheet both = framework.Answer("1.1.a", "1.1.c");
        Assert.Equal(
            [new("1.1", AnswerFaultKind.NoneWithOthers, "element 1.1 has its item 1.1.c, \"nothing of this exists\", together with other items; keep 1.1.c alone or leave it out")],
            AnswerCheck.Faults(framework, both));
        Assert.Throws<ArgumentException>(() => new Scorer(framework).Score(both));
        Assert.Empty(AnswerCheck.Faults(framework, framework.Answer("1.1.c")));
    }

    [Fact]
    public void Faults_AnswerToElementThatDoesNotApply_SaysWhy() => Assert.Equal(
        [new("2.1", AnswerFaultKind.DoesNotApply, "element 2.1 does not apply because 1.1.a is ticked; remove its answer")],
        AnswerCheck.Faults(Framework, Framework.Answer("1.1.a", "2.1.a", "2.2.b")));

    [Fact]
    public void Faults_Several_StandInTheFrameworksOrder()
    {
        AnswerSheet sheet = Framework.Answer("1.1.a", "1.1.b", "1.2.c", "1.2.b", "2.1.b").With("9.2", "x").With("9.1", "x");

        Assert.Equal(["9.1", "9.2", "1.1", "1.2"], AnswerCheck.Faults(Framework, sheet).Select(fault => fault.Place));
    }

    [Fact]
    public void Faults_AnyDrawnAnswers_AreNoneOrDoNotApply()
    {
        for (int round = 0; round < 500; round++)
        {
            Random random = new(round);
            Framework framework = RandomFramework.Draw(random);
            AnswerSheet sheet = RandomFramework.DrawAnswers(framework, random, 0.8);

            Assert.Equal(
                framework.Elements.Where(element => sheet.TicksOf(element.Id).Count > 0 && !Reference.Applies(framework, element, sheet)).Select(element => (element.Id, AnswerFaultKind.DoesNotApply)),
                AnswerCheck.Faults(framework, sheet).Select(fault => (fault.Place, fault.Kind)));
            Assert.Empty(AnswerCheck.Faults(framework, RandomFramework.WithoutStale(framework, sheet)));
        }
    }
}
