using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Evaluations;

/// <summary>How revisions of answers are stored.</summary>
internal sealed class AnswerRevisionConfiguration : IEntityTypeConfiguration<AnswerRevision>
{
    public void Configure(EntityTypeBuilder<AnswerRevision> builder)
    {
        builder.HasKey(r => new { r.EvaluationId, r.ElementId, r.Version });
        builder.Ignore(r => r.Content);
        builder.Property(r => r.ElementId).HasMaxLength(20);
        builder.Property(r => r.SourceElementId).HasMaxLength(20);
        builder.Property(r => r.TextSalt).HasMaxLength(16);
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(r => r.EvaluationId);
    }
}
