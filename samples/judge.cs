#:project ../src/Garant.Conformal/Garant.Conformal.csproj

// A language model judges answers, and people have checked some of its judgements: from which score on may an answer be accepted
// without a person, so that few bad answers pass? The data are made: scores of 600 checked answers, drawn with a seed.
// Run it with: dotnet run samples/judge.cs
using System.Globalization;
using Garant.Conformal.RiskControl;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
(double[] scores, int[] isGood) = Judged(600, seed: 1);
Console.WriteLine($"Made data: {isGood.Length} answers a person has checked, {isGood.Count(value => value == 1)} of them good.");

DecisionThresholds[] thresholds = DecisionThresholds.Each([.. Enumerable.Range(0, 101).Select(step => step / 100.0)]);
RiskTarget[] targets = [new(BinaryRisk.FalsePositiveRate, 0.05m)];
BinaryRiskControl judge = BinaryRiskControl.LearnThenTest(scores, isGood, thresholds, targets, confidence: 0.95m, FamilywiseProcedure.FixedSequence(), BinaryRisk.Recall);
int best = judge.Best ?? throw new InvalidOperationException("No score keeps the rate of false acceptances; check more answers.");
BinaryRiskEstimate estimate = judge.Estimates(best)[0];
Console.WriteLine($"Accept from a score of {thresholds[best].High:0.00} on: {estimate.Value:0.0000} of {estimate.Rows} bad answers passed, at most {estimate.Bound:0.0000} would.");
Console.WriteLine("Guarantee: with a confidence of 95 %, at most 0.05 of the bad answers are accepted, as long as answers are like those that were checked.");

(double[] later, int[] truth) = Judged(100_000, seed: 2);
Decision[] decisions = [.. later.Select(judge.Decide)];
Console.WriteLine($"Of 100,000 later answers {BinaryRisk.FalsePositiveRate.Of(truth, decisions).Value:0.0000} of the bad ones and {BinaryRisk.Recall.Of(truth, decisions).Value:0.000} of the good ones are accepted.");

// A judge that is often too kind: one bad answer in five gets a score above one half.
static (double[] Scores, int[] IsGood) Judged(int count, int seed)
{
    Random random = new(seed);
    int[] good = [.. Enumerable.Range(0, count).Select(_ => random.NextDouble() < 0.7 ? 1 : 0)];
    return ([.. good.Select(value => value == 1 ? Math.Pow(random.NextDouble(), 0.125) : Math.Pow(random.NextDouble(), 3))], good);
}
