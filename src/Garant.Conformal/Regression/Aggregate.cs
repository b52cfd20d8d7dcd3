namespace Garant.Conformal.Regression;

/// <summary>Mean and median of predictions.</summary>
internal static class Aggregate
{
    /// <summary>The one number that stands for all; the values may change their order.</summary>
    public static double Of(Span<double> values, Aggregation aggregation)
    {
        if (aggregation == Aggregation.Mean)
        {
            double sum = 0;
            foreach (double value in values)
            {
                sum += value;
            }

            return sum / values.Length;
        }

        values.Sort();
        int middle = values.Length / 2;
        return values.Length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }
}
