namespace Garant.Platform.Evaluations;

/// <summary>In which order a list of evaluations is.</summary>
public enum EvaluationOrder
{
    /// <summary>The last started first.</summary>
    Newest,

    /// <summary>By name, whatever its case and accents.</summary>
    Name,

    /// <summary>The best score first; of an unfinished evaluation the one it has for certain.</summary>
    Score,

    /// <summary>The last answered first.</summary>
    Answered,
}
