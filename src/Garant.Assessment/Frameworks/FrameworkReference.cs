namespace Garant.Assessment.Frameworks;

/// <summary>A part of another framework that an element covers.</summary>
/// <param name="Framework">The other framework, such as <c>iso-42001</c>.</param>
/// <param name="Id">The part of it, such as <c>A.6.2.4</c>.</param>
/// <param name="Relation">What the element covers, compared with it.</param>
/// <param name="Source">Who says so or where it can be read, or <c>null</c> where the framework's authors compared them themselves.</param>
public sealed record FrameworkReference(string Framework, string Id, ReferenceRelation Relation, string? Source);
