using Garant.Platform.Accounts;

namespace Garant.Platform.Trials;

/// <summary>What became of the wish to try a framework.</summary>
/// <param name="EvaluationId">The evaluation to go on with, or <c>null</c> when none was started, because there are as many trials as may be.</param>
/// <param name="NewGuest">The guest that was made for it, to be remembered by the browser; <c>null</c> where the browser had one.</param>
public sealed record TrialStart(Guid? EvaluationId, GarantUser? NewGuest);
