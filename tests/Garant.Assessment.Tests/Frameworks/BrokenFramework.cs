namespace Garant.Assessment.Tests.Frameworks;

/// <summary>One fault written into the pond's file, and everything the reader says about it.</summary>
/// <param name="Name">What the fault is.</param>
/// <param name="Passage">The passage it replaces; empty when the fault is the whole file.</param>
/// <param name="Replacement">What stands there instead.</param>
/// <param name="Expected">Every error as <c>line: text</c>, every warning as <c>line: warning: text</c>.</param>
internal sealed record BrokenFramework(string Name, string Passage, string Replacement, params IReadOnlyList<string> Expected)
{
    public string Text => Passage.Length == 0 ? Replacement : Broken();

    private string Broken()
    {
        int at = PondFramework.Yaml.IndexOf(Passage, StringComparison.Ordinal);
        Assert.True(at >= 0 && PondFramework.Yaml.IndexOf(Passage, at + 1, StringComparison.Ordinal) < 0, $"\"{Passage}\" does not stand in the file once");
        return PondFramework.Yaml.Remove(at, Passage.Length).Insert(at, Replacement);
    }
}
