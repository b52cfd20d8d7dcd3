namespace Garant.Platform.Journal.Events;

/// <summary>An organisation said how many people work there.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Headcount">The number, or <c>null</c> when it is no longer said.</param>
public sealed record HeadcountChanged(Guid Organisation, int? Headcount) : JournalEvent("headcount-changed", Organisation)
{
    protected internal override void Write(JournalContent content) => content.Add("headcount", Headcount ?? 0);
}
