using System.Text.Json;
using Garant.Conformal.Storage;

namespace Garant.Conformal.Calibration;

/// <summary>A non-decreasing function that is constant between some places.</summary>
internal sealed class StepFunction
{
    private readonly double[] _places;

    /// <summary>The value before the first place, and after each.</summary>
    private readonly double[] _values;

    private StepFunction(double[] places, double[] values) => (_places, _values) = (places, values);

    /// <summary>Keeps the places at which the value changes.</summary>
    public static StepFunction Of(ReadOnlySpan<double> places, ReadOnlySpan<double> values)
    {
        List<double> kept = [], steps = [values[0]];
        for (int i = 0; i < places.Length; i++)
        {
            if (values[i + 1] != values[i])
            {
                kept.Add(places[i]);
                steps.Add(values[i + 1]);
            }
        }

        return new([.. kept], [.. steps]);
    }

    /// <summary>The value where a place counts as reached.</summary>
    public double From(double place) => _values[SortedSearch.UpperBound(_places, place)];

    /// <summary>The value where a place must be passed.</summary>
    public double Beyond(double place) => _values[SortedSearch.LowerBound(_places, place)];

    /// <summary>How often the value changes.</summary>
    public int Steps => _places.Length;

    public void Write(Utf8JsonWriter json, string name)
    {
        json.WriteStartObject(name);
        json.Numbers("places", _places);
        json.Numbers("values", _values);
        json.WriteEndObject();
    }

    public static StepFunction Read(JsonElement json, string name)
    {
        double[] places = json.Member(name).Numbers("places"), values = json.Member(name).Numbers("values");
        return values.Length == places.Length + 1 && Inputs.Ascends(places, strictly: true) && Inputs.Ascends(values) && values[0] >= 0 && values[^1] <= 1
            ? new(places, values)
            : throw new FormatException($"The places and values of \"{name}\" do not ascend, or not between 0 and 1; calibrate again.");
    }
}
