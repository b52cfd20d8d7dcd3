namespace Garant.Cli.Tests;

/// <summary>The files of the tests.</summary>
internal static class TestFile
{
    public static string Mill1 { get; } = At("mill-1.yaml");

    public static string Mill2 { get; } = At("mill-2.yaml");

    public static string Complete { get; } = At("complete.json");

    public static string At(string relative) => Path.Combine(AppContext.BaseDirectory, "TestData", relative);
}
