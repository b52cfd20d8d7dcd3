namespace Garant.Platform.Access;

/// <summary>What a person can be let do in an organisation; <see cref="RolePermissions"/> says who is.</summary>
public enum Permission
{
    /// <summary>See the organisation, its members and its evaluations' standing.</summary>
    ReadOrganisation,

    /// <summary>Leave the organisation.</summary>
    LeaveOrganisation,

    /// <summary>See who is invited, invite, send an invitation again and withdraw it.</summary>
    InviteMembers,

    /// <summary>Change the role of members, and remove them.</summary>
    ManageMembers,

    /// <summary>Rename the organisation, change its headcount, delete it and bring it back.</summary>
    ManageOrganisation,

    /// <summary>Start an evaluation.</summary>
    StartEvaluations,

    /// <summary>See an evaluation, its answers and its results.</summary>
    ReadEvaluations,

    /// <summary>Answer an evaluation.</summary>
    AnswerEvaluations,
}
