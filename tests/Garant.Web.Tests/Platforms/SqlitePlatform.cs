namespace Garant.Web.Tests.Platforms;

/// <summary>A platform on its embedded SQLite file.</summary>
public sealed class SqlitePlatform : TestPlatform
{
    protected override IEnumerable<(string Key, string Value)> DatabaseSettings => [("Garant:Database", "sqlite")];
}
