using Garant.Assessment.Frameworks;
using Garant.Platform.Localisation;

namespace Garant.Web.Frameworks;

/// <summary>What a framework says by a word of its format, in the reader's language.</summary>
internal static class FrameworkWords
{
    public static string Name(EvidenceKind kind, Texts texts) => kind switch
    {
        EvidenceKind.Document => texts["Document"],
        EvidenceKind.Log => texts["Log"],
        EvidenceKind.Report => texts["Report"],
        EvidenceKind.Link => texts["Web page"],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };

    public static string Name(AcceptedProof proof, Texts texts) => proof switch
    {
        AcceptedProof.ConformalReport => texts["a model's report of guaranteed intervals or sets"],
        AcceptedProof.CalibrationReport => texts["a model's report of calibrated probabilities"],
        AcceptedProof.Monitor => texts["the live monitor of a model"],
        AcceptedProof.Feedback => texts["what the people concerned say of a model"],
        _ => throw new ArgumentOutOfRangeException(nameof(proof), proof, "Unknown proof."),
    };

    public static string Name(ReferenceRelation relation, Texts texts) => relation switch
    {
        ReferenceRelation.Equal => texts["asks for the same"],
        ReferenceRelation.Subset => texts["asks for more than this question"],
        ReferenceRelation.Superset => texts["asks for a part of this question"],
        ReferenceRelation.Intersects => texts["overlaps with this question"],
        _ => throw new ArgumentOutOfRangeException(nameof(relation), relation, "Unknown relation."),
    };

    /// <summary>When a resource was published and last read; empty where neither is said.</summary>
    public static string Dates(Resource resource, Texts texts) => (resource.Published, resource.Checked) switch
    {
        ({ } published, { } read) => texts["published on {0:d MMMM yyyy}, read on {1:d MMMM yyyy}", published, read],
        ({ } published, null) => texts["published on {0:d MMMM yyyy}", published],
        (null, { } read) => texts["read on {0:d MMMM yyyy}", read],
        _ => "",
    };
}
