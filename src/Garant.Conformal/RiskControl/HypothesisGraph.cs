namespace Garant.Conformal.RiskControl;

/// <summary>Hypotheses with their shares of δ, and what each passes on to which other; one that is removed leaves its share and its ways to its heirs.</summary>
internal sealed class HypothesisGraph
{
    /// <summary>How far above 1 the parts of a whole may add up to: what rounding leaves over.</summary>
    private const double Rounding = 1e-12;

    private readonly double[] _shares;
    private readonly Dictionary<int, double>[] _out;
    private readonly HashSet<int>[] _in;

    public HypothesisGraph(ReadOnlySpan<double> shares, IReadOnlyList<(int From, int To, double Part)> edges)
    {
        _shares = shares.ToArray();
        Whole(_shares, "shares");
        _out = [.. _shares.Select(_ => new Dictionary<int, double>())];
        _in = [.. _shares.Select(_ => new HashSet<int>())];
        foreach ((int from, int to, double part) in edges)
        {
            if ((uint)from >= (uint)_shares.Length || (uint)to >= (uint)_shares.Length || from == to || !_out[from].TryAdd(to, part))
            {
                throw Inputs.Fault($"The edge from {from} to {to} does not join two of the {_shares.Length} hypotheses for the first time; correct it.", nameof(edges));
            }

            _in[to].Add(from);
        }

        foreach (Dictionary<int, double> parts in _out)
        {
            Whole(parts.Values, "edges");
        }
    }

    /// <summary>The part of δ that a hypothesis has by now; 0 once it is removed.</summary>
    public double Share(int hypothesis) => _shares[hypothesis];

    /// <summary>Removes a hypothesis. Bretz et al. (2009), Algorithm 1.</summary>
    /// <returns>The hypotheses whose share has grown.</returns>
    public IReadOnlyCollection<int> Remove(int hypothesis)
    {
        Dictionary<int, double> heirs = _out[hypothesis];
        foreach ((int heir, double part) in heirs)
        {
            _shares[heir] += _shares[hypothesis] * part;
            _in[heir].Remove(hypothesis);
        }

        foreach (int before in _in[hypothesis])
        {
            Detour(before, hypothesis, heirs);
        }

        _shares[hypothesis] = 0;
        return heirs.Keys;
    }

    /// <summary>What a hypothesis passed on to the removed one it passes on to that one's heirs, but for what would come back.</summary>
    private void Detour(int before, int removed, Dictionary<int, double> heirs)
    {
        Dictionary<int, double> ways = _out[before];
        ways.Remove(removed, out double there);
        double loop = there * heirs.GetValueOrDefault(before);
        foreach ((int heir, double part) in heirs)
        {
            if (heir != before)
            {
                ways[heir] = ways.GetValueOrDefault(heir) + there * part;
                _in[heir].Add(before);
            }
        }

        if (loop >= 1)
        {
            // Everything that is passed on comes back.
            foreach (int heir in ways.Keys)
            {
                _in[heir].Remove(before);
            }

            ways.Clear();
        }
        else if (loop > 0)
        {
            foreach (int heir in ways.Keys.ToArray())
            {
                ways[heir] /= 1 - loop;
            }
        }
    }

    private static void Whole(IEnumerable<double> parts, string name)
    {
        double sum = 0;
        foreach (double part in parts)
        {
            sum += part is >= 0 and <= 1 ? part : throw Inputs.Fault($"{name} holds {Inputs.Text(part)}, and a part lies between 0 and 1; correct it.", name);
        }

        if (sum > 1 + Rounding)
        {
            throw Inputs.Fault($"{name} add up to {Inputs.Text(sum)}, more than 1; divide them by their sum.", name);
        }
    }
}
