namespace Garant.Platform.Journal;

/// <summary>The names of the journal's tables, which its own statements use.</summary>
internal static class JournalTables
{
    public const string Rows = "Journal";

    public const string Salts = "PersonSalts";
}
