namespace Garant.Assessment.Upgrading;

/// <summary>Why a tick does not go over to the new version.</summary>
public enum DropReason
{
    /// <summary>No item of the new version takes it over.</summary>
    NoCounterpart,

    /// <summary>The new element does not admit it together with what else went over.</summary>
    NotAdmitted,

    /// <summary>The element it comes from, or the one it went to, does not apply.</summary>
    DoesNotApply,
}
