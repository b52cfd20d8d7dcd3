namespace Garant.Web.Layout;

/// <summary>A page that says one thing, and where to go next.</summary>
/// <param name="Title">What happened.</param>
/// <param name="Text">What it means.</param>
/// <param name="Next">Where to go.</param>
/// <param name="NextLabel">What stands on the button that leads there.</param>
public sealed record PageMessage(string Title, string Text, string Next, string NextLabel);
