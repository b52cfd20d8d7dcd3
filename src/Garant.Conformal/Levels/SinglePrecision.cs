namespace Garant.Conformal;

/// <summary>Between single and double precision.</summary>
internal static class SinglePrecision
{
    public static double[] Widen(ReadOnlySpan<float> values)
    {
        double[] wide = GC.AllocateUninitializedArray<double>(values.Length);
        Widen(values, wide);
        return wide;
    }

    public static void Widen(ReadOnlySpan<float> values, Span<double> wide)
    {
        for (int i = 0; i < values.Length; i++)
        {
            wide[i] = values[i];
        }
    }

    /// <summary>The greatest single-precision number that is not above the value.</summary>
    public static float Below(double value)
    {
        float near = (float)value;
        return near > value ? MathF.BitDecrement(near) : near;
    }

    /// <summary>The least single-precision number that is not below the value.</summary>
    public static float Above(double value)
    {
        float near = (float)value;
        return near < value ? MathF.BitIncrement(near) : near;
    }
}
