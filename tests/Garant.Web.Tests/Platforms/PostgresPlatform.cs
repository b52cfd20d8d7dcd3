using Garant.Platform.Tests.Databases;

namespace Garant.Web.Tests.Platforms;

/// <summary>A platform on a fresh PostgreSQL database.</summary>
public sealed class PostgresPlatform(PostgresCluster cluster) : TestPlatform
{
    private string _connection = "";

    protected override IEnumerable<(string Key, string Value)> DatabaseSettings =>
        [("Garant:Database", "postgres"), ("ConnectionStrings:Garant", _connection)];

    protected override async Task PrepareAsync()
    {
        Missing = await cluster.StartedAsync();
        if (Missing is null)
        {
            _connection = await cluster.NewDatabaseAsync();
        }
    }
}
