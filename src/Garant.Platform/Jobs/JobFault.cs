namespace Garant.Platform.Jobs;

/// <summary>Why a job was not done.</summary>
/// <param name="Kept">What its row keeps: nothing about a person.</param>
/// <param name="Said">What the log says.</param>
/// <param name="IsForGood">Whether trying again is of no use.</param>
public sealed record JobFault(string Kept, string Said, bool IsForGood = false)
{
    /// <summary>The most characters of what a row keeps.</summary>
    public const int LongestKept = 200;

    /// <summary>A fault that nobody foresaw: its message may name somebody, its type does not.</summary>
    public static JobFault Of(Exception fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return new(fault.GetType().Name, fault.Message);
    }
}
