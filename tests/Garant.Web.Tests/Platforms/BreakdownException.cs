using System.Data.Common;

namespace Garant.Web.Tests.Platforms;

/// <summary>The database broke down: see <see cref="Breakdown"/>.</summary>
public sealed class BreakdownException() : DbException("The database broke down.");
