using Garant.Platform.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Evaluations;

/// <summary>How drafts are stored.</summary>
internal sealed class AnswerDraftConfiguration : IEntityTypeConfiguration<AnswerDraft>
{
    public void Configure(EntityTypeBuilder<AnswerDraft> builder)
    {
        builder.HasKey(d => new { d.EvaluationId, d.ElementId, d.UserId });
        builder.Ignore(d => d.Content);
        builder.Property(d => d.ElementId).HasMaxLength(20);
        builder.HasOne<Evaluation>().WithMany().HasForeignKey(d => d.EvaluationId);
        builder.HasOne<GarantUser>().WithMany().HasForeignKey(d => d.UserId);
    }
}
