using Garant.Platform.Evaluations;
using Garant.Web.Forms;

namespace Garant.Web.Trials;

/// <summary>What is kept for a guest.</summary>
/// <param name="Form">The form that deletes it.</param>
/// <param name="Until">Until when it is kept.</param>
/// <param name="Evaluations">The evaluations.</param>
public sealed record OwnTrial(FormInput Form, DateTimeOffset Until, IReadOnlyList<Evaluation> Evaluations);
