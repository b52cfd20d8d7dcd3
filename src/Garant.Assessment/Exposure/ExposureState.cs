namespace Garant.Assessment.Exposure;

/// <summary>What the answers say about a risk domain.</summary>
public enum ExposureState
{
    /// <summary>No answer exposes it, and some element that speaks about it is not answered yet.</summary>
    NotAnswered,

    /// <summary>Some answer exposes it.</summary>
    Exposed,

    /// <summary>Every element that speaks about it is answered or does not apply, and none exposes it.</summary>
    NotExposed,
}
