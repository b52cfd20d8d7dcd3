using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;

namespace Garant.Architecture.Tests;

/// <summary>Holds who may depend on whom: the arrows of ARCHITECTURE.md.</summary>
public sealed class DependencyTests
{
    private static readonly string[] Parts = ["Garant.Assessment", "Garant.Conformal", "Garant.Reporting", "Garant.Platform", "Garant.Cli", "Garant.Web"];

    private static readonly ArchUnitNET.Domain.Architecture House = new ArchLoader()
        .LoadAssemblies([.. Parts.Select(part => System.Reflection.Assembly.Load(part == "Garant.Cli" ? "garant" : part))])
        .Build();

    [Theory]
    [InlineData("Garant.Assessment")]
    [InlineData("Garant.Conformal")]
    [InlineData("Garant.Reporting", "Garant.Assessment", "Garant.Conformal")]
    [InlineData("Garant.Platform", "Garant.Assessment", "Garant.Conformal", "Garant.Reporting")]
    [InlineData("Garant.Cli", "Garant.Assessment", "Garant.Conformal", "Garant.Reporting", "Garant.Platform")]
    [InlineData("Garant.Web", "Garant.Assessment", "Garant.Conformal", "Garant.Reporting", "Garant.Platform")]
    public void Dependencies_OfAPart_PointDownwards(string part, params string[] allowed)
    {
        string[] wrong = Reached(part)
            .Where(name => Parts.Any(other => other != part && IsIn(name, other) && !allowed.Contains(other)))
            .ToArray();
        Assert.Empty(wrong);
    }

    [Fact]
    public void Dependencies_OfTheDomain_KnowNeitherWebNorDatabase() => Assert.All(
        System.Reflection.Assembly.Load("Garant.Assessment").GetReferencedAssemblies(),
        reference => Assert.True(reference.Name == "YamlDotNet" || IsIn(reference.Name!, "System"), reference.Name));

    [Fact]
    public void Dependencies_OfTheConformalLibrary_AreTheBaseClassLibraryAlone() => Assert.All(
        System.Reflection.Assembly.Load("Garant.Conformal").GetReferencedAssemblies(),
        reference => Assert.True(IsIn(reference.Name!, "System"), reference.Name));

    /// <summary>The tables of the accounts are those of ASP.NET Core Identity: that package is the one exception. Sign-in and tokens stay in Garant.Web.</summary>
    [Fact]
    public void Dependencies_OfThePlatform_AreOfTheWebOnlyWhereAccountsAreStored()
    {
        string[] web = [.. System.Reflection.Assembly.Load("Garant.Platform").GetReferencedAssemblies().Select(reference => reference.Name!).Where(name => IsIn(name, "Microsoft.AspNetCore"))];
        Assert.Equal(["Microsoft.AspNetCore.Identity.EntityFrameworkCore"], web);
    }

    /// <summary>The storage of the platform is loaded by the commands that look into it, and by no other.</summary>
    [Fact]
    public void Dependencies_OfTheCommandLine_OnThePlatformAreOfItsOwnCommandsAlone()
    {
        string[] folders = ["Garant.Cli.Log."];
        string[] wrong = House.Types
            .Where(type => IsIn(type.FullName, "Garant.Cli") && !folders.Any(folder => type.FullName.StartsWith(folder, StringComparison.Ordinal)))
            .Where(type => type.GetTypeDependencies().Any(used => IsIn(used.FullName, "Garant.Platform")))
            .Select(type => type.FullName)
            .ToArray();
        Assert.Empty(wrong);
        Assert.Contains(House.Types, type => IsIn(type.FullName, "Garant.Cli") && type.GetTypeDependencies().Any(used => IsIn(used.FullName, "Garant.Platform")));
    }

    private static IEnumerable<string> Reached(string part)
    {
        IType[] types = [.. House.Types.Where(type => IsIn(type.FullName, part))];
        Assert.NotEmpty(types);
        return types.SelectMany(type => type.GetTypeDependencies()).Select(type => type.FullName).Distinct();
    }

    private static bool IsIn(string name, string part) => name.StartsWith(part + ".", StringComparison.Ordinal);
}
