namespace Garant.Platform.Organisations;

/// <summary>What belongs to an organisation, and goes when it is deleted.</summary>
/// <param name="Members">Its members.</param>
/// <param name="Evaluations">Its evaluations.</param>
/// <param name="Invitations">Its invitations that wait for an answer.</param>
public sealed record OrganisationSize(int Members, int Evaluations, int Invitations);
