using Garant.Platform.Access;

namespace Garant.Web.Access;

/// <summary>What an endpoint says of who comes through.</summary>
internal static class Doors
{
    private static readonly Door OpenDoor = new(IsOpen: true, null, null);

    /// <summary>For everybody.</summary>
    public static TBuilder Open<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(OpenDoor);

    /// <summary>For everybody who is signed in.</summary>
    public static TBuilder SignedIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Door.SignedIn);

    /// <summary>For members with a permission, in the organisation or evaluation that the address names.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="toSee">What seeing the page needs.</param>
    /// <param name="toTake">What sending its form needs; the same where it is not said.</param>
    public static TBuilder Needs<TBuilder>(this TBuilder endpoint, Permission toSee, Permission? toTake = null)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new Door(IsOpen: false, toSee, toTake ?? toSee));
}
