using Garant.Assessment.Upgrading;

namespace Garant.Assessment.Frameworks;

/// <summary>Checks the upgrade tables of a framework. The older versions are not at hand, so what an entry takes over is not checked here.</summary>
internal static class UpgradeTableValidator
{
    public static void Validate(Framework framework, FrameworkLines lines, DiagnosticLog log)
    {
        HashSet<string> elements = [.. framework.Elements.Select(element => element.Id)];
        HashSet<string> items = [.. framework.Elements.SelectMany(element => element.Items).Select(item => item.Id)];
        HashSet<string> origins = [];
        foreach (UpgradeTable table in framework.Upgrades)
        {
            if (!origins.Add(table.From) || table.From == framework.Id)
            {
                log.Error(lines[table], $"a second upgrade table, or one from this very version, starts at \"{table.From}\"; keep one for each older version");
            }

            foreach ((string id, ElementUpgrade upgrade) in table.Elements)
            {
                foreach (string language in framework.Languages.Where(language => !upgrade.Reason.IsEmpty && string.IsNullOrWhiteSpace(upgrade.Reason.Find(language))))
                {
                    log.Error(lines[table.Elements, id], $"the upgrade table from {table.From} gives no reason for element {id} in \"{language}\"; add the translation");
                }
            }

            foreach (string id in table.Elements.Keys.Where(id => !elements.Contains(id)))
            {
                log.Error(lines[table.Elements, id], $"the upgrade table from {table.From} names element {id}, which this version does not have; remove it");
            }

            foreach (string id in table.Items.Keys.Where(id => !items.Contains(id)))
            {
                log.Error(lines[table.Items, id], $"the upgrade table from {table.From} names item {id}, which this version does not have; remove it");
            }
        }
    }
}
