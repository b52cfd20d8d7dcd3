namespace Garant.Assessment.Importing;

/// <summary>What kind of value stands in a JSON file.</summary>
internal enum JsonKind
{
    /// <summary>Members in braces.</summary>
    Object,

    /// <summary>A text in quotes.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>An array, true, false or null: nothing these files hold.</summary>
    Other,
}
