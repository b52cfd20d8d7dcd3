using System.Data.Common;
using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Garant.Web.Health;

/// <summary>Whether the database answers a question.</summary>
internal sealed class DatabaseHealth(GarantDbContext database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.Organisations.AnyAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (Exception fault) when (fault is DbException or InvalidOperationException { InnerException: DbException } or TimeoutException or OperationCanceledException)
        {
            // Without the exception, whose trace would stand in the log at every question.
            return HealthCheckResult.Unhealthy($"The database does not answer: {(fault.InnerException ?? fault).Message}");
        }
    }
}
