namespace Garant.Assessment.Frameworks;

/// <summary>One evaluation element: a question and the answers it admits.</summary>
public sealed record Element
{
    /// <summary>The id, such as <c>1.5</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The element's title.</summary>
    public required LocalizedText Title { get; init; }

    /// <summary>The question, as Markdown.</summary>
    public required LocalizedText Question { get; init; }

    /// <summary>Whether one item or several may be ticked.</summary>
    public required AnswerType Type { get; init; }

    /// <summary>The id of the item of another element that, when ticked, makes this element not apply; or <c>null</c>.</summary>
    public string? Condition { get; init; }

    /// <summary>The risk domain this element belongs to, or <c>null</c>.</summary>
    public LocalizedText? RiskDomain { get; init; }

    /// <summary>Why the question is asked, as Markdown; may be empty.</summary>
    public LocalizedText Explanation { get; init; } = LocalizedText.Empty;

    /// <summary>Where to read more.</summary>
    public IReadOnlyList<Resource> Resources { get; init; } = [];

    /// <summary>What would prove the answer, in the order it is shown.</summary>
    public IReadOnlyList<Evidence> Evidence { get; init; } = [];

    /// <summary>The proofs about a model that are taken as evidence.</summary>
    public IReadOnlyList<AcceptedProof> Accepts { get; init; } = [];

    /// <summary>The parts of other frameworks that the element covers.</summary>
    public IReadOnlyList<FrameworkReference> References { get; init; } = [];

    /// <summary>Whether the element says what would prove its answers, or where other frameworks ask for the same.</summary>
    public bool HasProof => Evidence.Count > 0 || Accepts.Count > 0 || References.Count > 0 || Items.Any(item => item.Evidence.Count > 0);

    /// <summary>The items, in the order they are shown.</summary>
    public required IReadOnlyList<AnswerItem> Items { get; init; }

    /// <summary>The item that declares the element "not concerned", or <c>null</c>.</summary>
    public AnswerItem? Switch
    {
        get
        {
            for (int index = 0; index < Items.Count; index++)
            {
                if (Items[index].IsSwitch)
                {
                    return Items[index];
                }
            }

            return null;
        }
    }

    /// <summary>The item that says that nothing of what is asked for exists, or <c>null</c>.</summary>
    public AnswerItem? None
    {
        get
        {
            for (int index = 0; index < Items.Count; index++)
            {
                if (Items[index].IsNone)
                {
                    return Items[index];
                }
            }

            return null;
        }
    }

    /// <summary>The element's maximum M_e before weights: the best item's points for a single answer, the sum of all items' points for several.</summary>
    public decimal MaximumPoints => Type == AnswerType.Single
        ? Items.Select(item => item.Points).DefaultIfEmpty().Max()
        : Items.Sum(item => item.Points);
}
