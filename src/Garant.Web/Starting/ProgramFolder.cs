namespace Garant.Web.Starting;

/// <summary>Where the platform finds its style sheet, its settings and its frameworks, from whatever folder it is started.</summary>
internal static class ProgramFolder
{
    /// <summary>A builder whose content root is said by the operator, else the project's folder under <c>dotnet run</c>, else the program's own.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        bool isNamed = Started(args)[HostDefaults.ContentRootKey] is not null;
        bool isProject = File.Exists(Path.Combine(Directory.GetCurrentDirectory(), "Garant.Web.csproj"));
        WebApplicationBuilder builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ContentRootPath = isNamed || isProject ? null : AppContext.BaseDirectory,
        });

        // A program that was built and not published has its style sheet in the project; a list beside it says where.
        builder.WebHost.UseStaticWebAssets();
        return builder;
    }

    /// <summary>What the environment and the arguments say, before any settings file is found.</summary>
    public static IConfiguration Started(string[] args) => new ConfigurationBuilder()
        .AddEnvironmentVariables("DOTNET_")
        .AddEnvironmentVariables("ASPNETCORE_")
        .AddCommandLine(args)
        .Build();
}
