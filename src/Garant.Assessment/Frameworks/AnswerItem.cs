namespace Garant.Assessment.Frameworks;

/// <summary>One answer of an element that can be ticked.</summary>
/// <param name="Id">The whole id, such as <c>1.5.a</c>.</param>
/// <param name="Text">What the item says, as Markdown.</param>
/// <param name="Points">The points it brings, never negative; 0 on a switch, on "nothing of this exists" and on an item that a condition names.</param>
/// <param name="IsSwitch">Whether ticking it declares the whole element "not concerned".</param>
/// <param name="Effort">How much work it is, in a unit of the framework's own (1 is the least). Where one answer is allowed, the work from the item with the next fewer points to this one. Summed up as cost by <see cref="Improvement.PathCost.Effort"/>.</param>
public sealed record AnswerItem(string Id, LocalizedText Text, decimal Points, bool IsSwitch = false, int Effort = 1)
{
    /// <summary>Whether it says that nothing of what the element asks for exists: it counts as an answer, and excludes the others.</summary>
    public bool IsNone { get; init; }

    /// <summary>Whether it cannot be ticked together with another item of its element, however many the element takes.</summary>
    public bool StandsAlone => IsSwitch || IsNone;

    /// <summary>What would prove that the item holds, in the order it is shown.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>Whether both say the same; evidence is compared part by part.</summary>
    public bool Equals(AnswerItem? other) =>
        other is not null
        && (Id, Points, IsSwitch, IsNone, Effort) == (other.Id, other.Points, other.IsSwitch, other.IsNone, other.Effort)
        && Text.Equals(other.Text)
        && Evidence.SequenceEqual(other.Evidence);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Text, Points, IsSwitch, IsNone, Effort);
}
