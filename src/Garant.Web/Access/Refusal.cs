namespace Garant.Web.Access;

/// <summary>A form that was refused at the door. It is still read, so that what somebody typed can be shown back to them.</summary>
/// <param name="Status">With which status the request ends.</param>
internal sealed record Refusal(int Status);
