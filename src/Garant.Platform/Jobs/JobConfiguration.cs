using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Jobs;

/// <summary>How jobs are stored.</summary>
internal sealed class JobConfiguration : IEntityTypeConfiguration<Job>
{
    public void Configure(EntityTypeBuilder<Job> builder)
    {
        builder.HasIndex(j => j.DueAt);
        builder.HasIndex(j => j.AboutId);
        builder.Property(j => j.Kind).HasMaxLength(40);
        builder.Property(j => j.LockedBy).HasMaxLength(100);
        builder.Property(j => j.LastFault).HasMaxLength(JobFault.LongestKept);
        builder.Property(j => j.CreatedAt).HasConversion<InstantNumber>();
        builder.Property(j => j.DueAt).HasConversion<InstantNumber>();
        builder.Property(j => j.LockedUntil).HasConversion<InstantNumber>();
        builder.Property(j => j.FinishedAt).HasConversion<InstantNumber>();
        builder.Property(j => j.FailedAt).HasConversion<InstantNumber>();
    }
}
