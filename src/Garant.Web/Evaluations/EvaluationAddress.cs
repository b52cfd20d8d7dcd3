using Garant.Platform.Evaluations;
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

    /// <summary>The history of an element.</summary>
    public static string OfHistory(Guid evaluationId, string elementId) => $"{Of(evaluationId)}/elements/{elementId}/history";

    /// <summary>An element's anchor on its page.</summary>
    public static string Anchor(string elementId) => "e" + elementId.Replace('.', '-');

    extension(EvaluationView view)
    {
        /// <summary>The address of the evaluation's overview.</summary>
        public string Address => Of(view.Evaluation.Id);

        /// <summary>The address of a section, or of one of its elements.</summary>
        public string AddressOf(string sectionId, string? elementId = null) => Of(view.Evaluation.Id, sectionId, elementId);

        /// <summary>The address of an element.</summary>
        public string AddressOfElement(string elementId) =>
            view.AddressOf(view.Framework.Sections.First(section => section.Elements.Any(element => element.Id == elementId)).Id, elementId);
    }
}
