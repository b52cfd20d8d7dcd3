using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Evaluations;

/// <summary>How evaluations are stored.</summary>
internal sealed class EvaluationConfiguration : IEntityTypeConfiguration<Evaluation>
{
    public void Configure(EntityTypeBuilder<Evaluation> builder)
    {
        builder.Property(e => e.Name).HasMaxLength(200);
        builder.Property(e => e.FrameworkId).HasMaxLength(100);
        builder.Property(e => e.OrganisationKind).HasMaxLength(100);
        builder.Property(e => e.ArchivedAt).HasConversion<InstantNumber>();
        builder.Property(e => e.DeletedAt).HasConversion<InstantNumber>();
        builder.HasIndex(e => e.SourceId); // without a foreign key: what came of an evaluation outlives it
        builder.HasIndex(e => e.DeletedAt);
        builder.HasOne(e => e.Organisation).WithMany().HasForeignKey(e => e.OrganisationId);
        builder.HasMany(e => e.Answers).WithOne().HasForeignKey(answer => answer.EvaluationId);
        builder.HasOne(e => e.Standing).WithOne().HasForeignKey<EvaluationStanding>(standing => standing.EvaluationId);
    }
}
