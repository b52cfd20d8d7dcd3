namespace Garant.Platform.Mail;

/// <summary>How mail leaves: section <c>Mail</c> of the configuration.</summary>
public sealed class MailOptions
{
    public string From { get; set; } = "garant@localhost";

    /// <summary>The mail server; empty writes mail to the folder <c>mail</c> beside the database.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>The folder mail is written to where there is no mail server.</summary>
    public string PickupFolder { get; set; } = "";
}
