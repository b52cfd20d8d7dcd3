using Garant.Web.Starting;

namespace Garant.Web.Health;

/// <summary>Asks a running platform whether it works, for containers that hold no other program to ask with: <c>Garant.Web --health [ADDRESS]</c>.</summary>
internal static class HealthProbe
{
    private const string Option = "--health";

    public static bool IsAsked(string[] args) => args is [Option, ..];

    /// <returns>0 when the platform works, else 1.</returns>
    public static async Task<int> AskAsync(string[] args)
    {
        string address = args is [_, string given, ..] && !given.StartsWith('-') ? given : Listening(ProgramFolder.Started(args[1..]));
        if (!Uri.TryCreate(address, UriKind.Absolute, out Uri? platform) || !platform.Scheme.StartsWith("http", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync($"\"{address}\" is no address. Write it as {Option} http://127.0.0.1:8080.");
            return 1;
        }

        try
        {
            using HttpClient client = new() { Timeout = TimeSpan.FromSeconds(8) };
            using HttpResponseMessage answer = await client.GetAsync(new Uri(platform, HealthSetup.Path));
            Console.WriteLine($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
            return answer.IsSuccessStatusCode ? 0 : 1;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            await Console.Error.WriteLineAsync($"The platform at {address} does not answer: {fault.Message}");
            return 1;
        }
    }

    /// <summary>The address a platform with these settings listens on, from this machine.</summary>
    private static string Listening(IConfiguration settings)
    {
        string first = First(settings[WebHostDefaults.ServerUrlsKey]) is { } url ? url
            : First(settings[WebHostDefaults.HttpPortsKey]) is { } port ? $"http://*:{port}"
            : "http://localhost:5000";
        BindingAddress address = BindingAddress.Parse(first);
        string host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "127.0.0.1" : address.Host;
        return $"{address.Scheme}://{host}:{address.Port}";
    }

    private static string? First(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [string first, ..] ? first : null;
}
