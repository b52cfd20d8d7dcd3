using System.CommandLine;
using Garant.Cli.Terminals;

namespace Garant.Cli.Completion;

/// <summary><c>garant completion</c></summary>
internal static class CompletionCommand
{
    public static Command Create(Terminal terminal)
    {
        Argument<string> shell = new("SHELL") { Description = "The shell" };
        shell.AcceptOnlyFromAmong("bash", "zsh", "pwsh");
        DocumentedCommand command = new(
            "completion",
            "Prints the script by which a shell completes garant's commands and options.",
            "bash:  garant completion bash > ~/.local/share/bash-completion/completions/garant",
            "zsh:   garant completion zsh > ~/.zfunc/_garant   (with ~/.zfunc in fpath, before compinit)",
            "pwsh:  garant completion pwsh | Out-String | Invoke-Expression   (in $PROFILE)")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            terminal.Output.Write(Script(parsed.GetRequiredValue(shell)));
            return GarantCommand.Done;
        });
        return command;
    }

    private static string Script(string shell)
    {
        string name = $"garant.{shell}";
        using Stream script = typeof(CompletionCommand).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"The program lacks its script {name}.");
        using StreamReader reader = new(script);
        return reader.ReadToEnd();
    }
}
