using System.Globalization;
using Garant.Assessment.Evaluations;
using Garant.Assessment.Exposure;
using Garant.Assessment.Frameworks;
using Garant.Assessment.Improvement;
using Garant.Assessment.Scoring;
using Garant.Cli.Terminals;
using Spectre.Console;
using Progress = Garant.Assessment.Scoring.Progress;

namespace Garant.Cli.Assessing;

/// <summary>A score as text and tables.</summary>
internal sealed class ScoreTables(Scorer scorer, AnswerSheet sheet, string language, Terminal terminal)
{
    /// <summary>As many elements as a reader can take in.</summary>
    private const int PotentialsShown = 10;

    private readonly Framework _framework = scorer.Framework;
    private readonly EvaluationScore _score = scorer.Score(sheet);
    private readonly ScoreWords _words = ScoreWords.In(language);

    public void Write(PathCost cost, decimal? reach)
    {
        WriteHead();
        WriteSections();
        WriteExposure();
        WritePotentials();
        WritePath(cost, reach);
    }

    private void WriteHead()
    {
        terminal.WriteLine(OneLine.Of($"{_framework.Name.In(language)} ({_framework.Id})"));
        if (_score.Published is not { } score)
        {
            Say(_words.Incomplete, _score.Progress.Answered, _score.Progress.Applicable, Score(_score.Range.PublishedWorst), Score(_score.Range.PublishedBest));
            return;
        }

        Say(_words.Score, Score(score));
        Say(_score.Level is null ? _words.NoLevel : _words.LevelOpen, _score.Level?.Name.In(language) ?? "");
        if (_framework.NextLevelAfter(score) is { } next)
        {
            Say(_words.Missing, next.Name.In(language), Number(next.Threshold), Number(next.Threshold - score));
        }
        else if (_framework.Levels.Count > 0)
        {
            Say(_words.AllOpen);
        }

        if (_score.FromNotConcerned.RoundHalfAwayFromZero(1) is > 0 and var part)
        {
            Say(_words.FromNotConcerned, Score(part));
        }
    }

    private void WriteSections()
    {
        Table table = PlainTable.WithColumns(_words.SectionColumns);
        foreach (SectionScore section in _score.Sections)
        {
            table.AddLine(
                section.SectionId,
                _framework.Sections.First(other => other.Id == section.SectionId).Keyword.In(language),
                Number(section.Points),
                Number(section.Maximum),
                Number(section.NotConcerned),
                Counted(section.Counted, section.Exact),
                Share(section.Progress),
                ScoreOrRange(section.Published, section.Range));
        }

        table.AddLine(
            "",
            _words.Total,
            Number(_score.Points),
            Number(_score.Maximum),
            Number(_score.NotConcerned),
            Counted(_score.Counted, _score.Exact),
            Share(_score.Progress),
            ScoreOrRange(_score.Published, _score.Range));
        terminal.WriteLine();
        terminal.Write(table);
        Say(_words.HowCounted, Number(_framework.Compensation));
    }

    private void WriteExposure()
    {
        IReadOnlyList<RiskDomainExposure> domains = RiskExposure.Of(_framework, sheet);
        if (domains.Count == 0)
        {
            return;
        }

        Table table = PlainTable.WithColumns(_words.ExposureColumns);
        foreach (RiskDomainExposure domain in domains)
        {
            table.AddLine(
                domain.RiskDomain.In(language),
                domain.State switch
                {
                    ExposureState.Exposed => _words.Yes,
                    ExposureState.NotExposed => _words.No,
                    _ => _words.NotAnswered,
                },
                string.Join(", ", (domain.IsExposed ? domain.Elements : domain.Unanswered).Select(element => element.Id)));
        }

        Under(_words.Exposure, table);
    }

    private void WritePotentials()
    {
        IReadOnlyList<ElementPotential> potentials = scorer.Potentials(sheet);
        if (potentials.Count == 0)
        {
            return;
        }

        Table table = PlainTable.WithColumns(_words.PotentialColumns);
        foreach (ElementPotential potential in potentials.Take(PotentialsShown))
        {
            table.AddLine(potential.ElementId, TitleOf(potential.ElementId), Number(potential.MissingPoints), Gain(potential.Gain));
        }

        Under(_words.Potentials, table);
    }

    private void WritePath(PathCost cost, decimal? reach)
    {
        if (reach is { } score)
        {
            LabelLevel goal = new("reach", LocalizedText.Empty, score);
            Path(Format(_words.PathToScore, Number(score)), LabelPathFinder.Find(scorer, sheet, goal, cost), cost);
            return;
        }

        foreach (LabelLevel level in _framework.Levels.OrderBy(level => level.Threshold))
        {
            LabelPath? path = LabelPathFinder.Find(scorer, sheet, level, cost);
            if (path is null || path.Steps.Count > 0)
            {
                Path(Format(_words.PathToLevel, level.Name.In(language)), path, cost);
                return;
            }
        }
    }

    private void Path(string heading, LabelPath? path, PathCost cost)
    {
        if (path is null || path.Steps.Count == 0)
        {
            terminal.WriteLine();
            terminal.WriteLine(OneLine.Of($"{heading}: {(path is null ? _words.OutOfReach : _words.Reached)}"));
            return;
        }

        string price = cost switch
        {
            PathCost.Answers => _words.ByAnswers,
            PathCost.Points => _words.ByPoints,
            PathCost.Effort => _words.ByEffort,
            _ => throw new ArgumentOutOfRangeException(nameof(cost), cost, "Unknown cost."),
        };
        Table table = PlainTable.WithColumns(_words.PathColumns);
        foreach (PathStep step in path.Steps)
        {
            table.AddLine(
                step.ElementId,
                TitleOf(step.ElementId),
                Number(step.Effort),
                string.Join(", ", step.Rungs.Where(rung => !step.ItemsToTick.Contains(rung.ItemId)).Select(rung => rung.ItemId)),
                string.Join(", ", step.ItemsToTick),
                Gain(step.Gain));
        }

        Under($"{heading} ({Format(price, Number(path.Cost))})", table);
        Say(_words.ScoreAfter, Score(path.ScoreAfter));
    }

    private void Under(string heading, Table table)
    {
        terminal.WriteLine();
        terminal.WriteLine(OneLine.Of(heading));
        terminal.Write(table);
    }

    private void Say(string sentence, params object[] parts) => terminal.WriteLine(OneLine.Of(Format(sentence, parts)));

    private string TitleOf(string elementId) => _framework.FindElement(elementId)?.Title.In(language) ?? "";

    private string ScoreOrRange(decimal? published, ScoreRange range) => published is { } score
        ? Score(score)
        : Format(_words.Range, Score(range.PublishedWorst), Score(range.PublishedBest));

    /// <summary>What counts of the points, once every answer is there: before, it leads to no score.</summary>
    private string Counted(Fraction counted, Fraction? exact) => exact is null ? "" : Number(counted.RoundHalfAwayFromZero(4));

    private string Gain(Fraction gain) => "+" + Score(gain.RoundHalfAwayFromZero(1));

    private string Score(decimal score) => Language.Score(score, language);

    private string Number(decimal number) => Language.Number(number, language);

    private static string Share(Progress progress) => string.Create(CultureInfo.InvariantCulture, $"{progress.Answered}/{progress.Applicable}");

    private static string Format(string sentence, params object[] parts) => string.Format(CultureInfo.InvariantCulture, sentence, parts);
}
