namespace Garant.Web.Tests.Platforms;

/// <summary>Sends what is meant for the tests' host to the real server.</summary>
internal sealed class ToAddress(Uri address) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Expect100ContinueTimeout = Patience })
{
    // Who asks first sends nothing unasked, however long a busy machine takes to answer.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        request.Headers.Host = request.RequestUri!.Authority;
        request.RequestUri = new Uri(address, request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
