namespace Garant.Platform.Journal.Events;

/// <summary>A member got another role.</summary>
public sealed record MemberRoleChanged(Guid Organisation, string PersonId, string Role) : JournalEvent("member-role-changed", Organisation)
{
    protected internal override void Write(JournalContent content) => content
        .AddPerson("member", PersonId)
        .Add("role", Role);
}
