namespace Garant.Web.Starting;

/// <summary>Whether the server listens yet.</summary>
internal static class Listening
{
    /// <summary>
    /// Waits until the server listens. What runs beside the requests begins then: a start that ends before, such as on an
    /// address that is taken, takes nothing away from under it.
    /// </summary>
    /// <exception cref="OperationCanceledException">The platform stops before.</exception>
    public static async Task ListensAsync(this IHostApplicationLifetime lifetime, CancellationToken stop)
    {
        TaskCompletionSource listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
        using (lifetime.ApplicationStarted.Register(() => listening.TrySetResult()))
        using (stop.Register(() => listening.TrySetCanceled(stop)))
        {
            await listening.Task;
        }
    }
}
