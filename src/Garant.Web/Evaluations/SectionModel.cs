using Garant.Assessment.Frameworks;
using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.Evaluations;

/// <summary>What the page of a section shows.</summary>
/// <param name="View">The evaluation.</param>
/// <param name="Section">The section.</param>
/// <param name="Form">What was typed and refused.</param>
/// <param name="OnlyUnanswered">Whether questions with an answer are left out.</param>
public sealed record SectionModel(EvaluationView View, Section Section, FormInput Form, bool OnlyUnanswered);
