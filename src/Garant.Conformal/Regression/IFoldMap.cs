namespace Garant.Conformal.Regression;

/// <summary>Turns a score of a fold into a value; never descends as the score grows.</summary>
internal interface IFoldMap
{
    double Map(int fold, double score);
}
