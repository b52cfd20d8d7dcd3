using Garant.Assessment.Frameworks;
using Garant.Web.Forms;

namespace Garant.Web.Trials;

/// <summary>What somebody reads before they answer a framework without an account.</summary>
/// <param name="Form">What was chosen.</param>
/// <param name="Framework">The framework.</param>
/// <param name="Days">How long the answers are kept.</param>
public sealed record NewTrial(FormInput Form, Framework Framework, int Days);
