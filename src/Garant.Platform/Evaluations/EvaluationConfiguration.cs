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
        builder.HasOne(e => e.Organisation).WithMany().HasForeignKey(e => e.OrganisationId);
        builder.HasMany(e => e.Answers).WithOne().HasForeignKey(answer => answer.EvaluationId);
    }
}
