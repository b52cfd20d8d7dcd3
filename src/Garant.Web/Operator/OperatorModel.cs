namespace Garant.Web.Operator;

/// <summary>A page of whoever runs the platform.</summary>
/// <param name="Page">Which page, such as <see cref="OperatorRoutes.Legal"/>.</param>
/// <param name="Text">What they wrote, or <c>null</c>.</param>
public sealed record OperatorModel(string Page, OperatorText? Text);
