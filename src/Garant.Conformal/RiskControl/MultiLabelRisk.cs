namespace Garant.Conformal.RiskControl;

/// <summary>A loss from 0 to 1 of the labels that a threshold selects in a row of many, such as the tags of a text or the pixels of an image.</summary>
public enum MultiLabelRisk
{
    /// <summary>Which part of the true labels is not selected; grows with the threshold. A row without a true label has none.</summary>
    Recall,

    /// <summary>Which part of the selected labels is false; 1 where nothing is selected, so that the guarantee never rests on silence.</summary>
    Precision,

    /// <summary>Which part of the false labels is selected; falls as the threshold grows. A row without a false label has none.</summary>
    FalsePositiveRate,

    /// <summary>Which part of the labels is decided wrongly (Hamming loss).</summary>
    Accuracy,

    /// <summary>1 − 2·TP/(2·TP + FP + FN); 0 where nothing is true and nothing selected.</summary>
    FMeasure,
}
