using System.CommandLine;

namespace Garant.Cli;

/// <summary>A command whose help shows examples.</summary>
internal sealed class DocumentedCommand(string name, string description, params string[] examples) : Command(name, description)
{
    /// <summary>Command lines to copy.</summary>
    public IReadOnlyList<string> Examples => examples;
}
