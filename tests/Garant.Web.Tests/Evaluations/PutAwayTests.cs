using Garant.Assessment.Frameworks;
using Garant.Platform.Evaluations;
using Garant.Web.Tests.Frameworks;

namespace Garant.Web.Tests.Evaluations;

/// <summary>What one choice put away is offered back, and nothing else is.</summary>
public sealed class PutAwayTests
{
    private static readonly Framework Garden = TestFrameworks.Read(TestFrameworks.GardenFile);

    [Theory]
    [InlineData("1.2", "1.2.a 1.2.b", "1.2.d", "1.2.a 1.2.b")] // "not concerned" over ticks
    [InlineData("1.2", "1.2.d", "1.2.a", "1.2.d")] // a tick over "not concerned"
    [InlineData("1.1", "1.1.a", "1.1.b", "1.1.a")] // one answer over another
    [InlineData("2.1", "2.1.c", "2.1.a", "2.1.c")]
    [InlineData("1.1", "1.1.a", "", "1.1.a")] // cleared
    [InlineData("1.2", "1.2.a 1.2.b", "", "1.2.a 1.2.b")]
    [InlineData("1.2", "", "1.2.d", "")] // nothing was there
    [InlineData("1.2", "1.2.a", "1.2.a 1.2.b", "")]
    [InlineData("1.2", "1.2.a 1.2.b", "1.2.a", "")] // one box was unticked, and can be ticked again
    [InlineData("1.2", "1.2.a", "", "")]
    [InlineData("1.2", "1.2.d", "", "")]
    [InlineData("1.2", "1.2.a 1.2.gone", "1.2.d", "")] // no answer any more
    public void Of_ChangeOfTicks_IsWhatOneChoiceTookAway(string element, string before, string now, string offered) => Assert.Equal(
        offered,
        string.Join(' ', PutAway.Of(Garden.FindElement(element)!, new() { EvaluationId = default, ElementId = element, Ticks = now, TicksBefore = before }).Select(item => item.Id)));
}
