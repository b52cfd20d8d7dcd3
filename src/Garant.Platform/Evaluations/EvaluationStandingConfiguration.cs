using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Evaluations;

/// <summary>How standings are stored.</summary>
internal sealed class EvaluationStandingConfiguration : IEntityTypeConfiguration<EvaluationStanding>
{
    public void Configure(EntityTypeBuilder<EvaluationStanding> builder)
    {
        builder.HasKey(s => s.EvaluationId);
        builder.Ignore(s => s.IsScored);
        builder.Ignore(s => s.Score);
        builder.Property(s => s.Version).IsConcurrencyToken();
        builder.Property(s => s.FrameworkDigest).HasMaxLength(64);
        builder.Property(s => s.StartedAt).HasConversion<InstantNumber>();
        builder.Property(s => s.Lowest).HasConversion(score => (int)(score * 10), tenths => tenths / 10m);
        builder.Property(s => s.Highest).HasConversion(score => (int)(score * 10), tenths => tenths / 10m);
        builder.Property(s => s.AnsweredAt).HasConversion<InstantNumber>();
    }
}
