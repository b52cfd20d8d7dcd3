using Garant.Assessment.Evaluations;
using Garant.Assessment.Frameworks;
using Garant.Platform.Evaluations;

namespace Garant.Web.Evaluations;

/// <summary>The question that comes next: it applies and has no answer.</summary>
internal static class NextQuestion
{
    /// <summary>The first such question from a section on, then from the beginning; <c>null</c> when every question has its answer.</summary>
    public static Element? Of(EvaluationView view, Section? from = null)
    {
        IEnumerable<Section> ahead = view.Framework.Sections.SkipWhile(section => from is not null && section.Id != from.Id);
        return ahead.Concat(view.Framework.Sections)
            .SelectMany(section => section.Elements)
            .FirstOrDefault(element => view.States[element.Id] == ElementState.Unanswered);
    }
}
