namespace Garant.Web.Evaluations;

/// <summary>Where the pages of an evaluation are.</summary>
public static class EvaluationAddress
{
    /// <summary>The query of a section of which only the questions without an answer are shown.</summary>
    public const string OnlyUnanswered = "show=unanswered";

    /// <summary>The overview.</summary>
    public static string Of(Guid evaluationId) => $"/evaluations/{evaluationId}";

    /// <summary>A section, or one of its elements.</summary>
    public static string Of(Guid evaluationId, string sectionId, string? elementId = null) =>
        $"{Of(evaluationId)}/sections/{sectionId}" + (elementId is null ? "" : "#" + Anchor(elementId));

    /// <summary>An element's anchor on its page.</summary>
    public static string Anchor(string elementId) => "e" + elementId.Replace('.', '-');
}
