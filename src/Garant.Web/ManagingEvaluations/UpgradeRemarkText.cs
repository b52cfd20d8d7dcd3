using Garant.Assessment.Upgrading;
using Garant.Platform.Localisation;

namespace Garant.Web.ManagingEvaluations;

/// <summary>A remark on the upgrade tables in the reader's words.</summary>
internal static class UpgradeRemarkText
{
    public static string Of(UpgradeRemark remark, Texts texts)
    {
        if (!remark.SkipsVersions)
        {
            return texts["The table that leads from {0} to {1} takes item {2} from {3}, which {0} does not have: nothing is carried over to it.", remark.From, remark.To, remark.ItemId, remark.Named!];
        }

        string nothing = texts["nothing"];
        return remark.IsKnown
            ? texts["The table that leads straight from {0} to {1} takes item {2} from {3}; the steps of one version take it from {4} and are followed.", remark.From, remark.To, remark.ItemId, remark.Named ?? nothing, remark.Followed ?? nothing]
            : texts["The table that leads straight from {0} to {1} takes item {2} from {3}, which {0} does not have; the steps of one version take it from {4} and are followed.", remark.From, remark.To, remark.ItemId, remark.Named!, remark.Followed ?? nothing];
    }
}
