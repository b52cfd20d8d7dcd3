namespace Garant.Reporting.Charts;

/// <summary>Which point of a text its position names.</summary>
internal enum TextAnchor
{
    Start,
    Middle,
    End,
}
