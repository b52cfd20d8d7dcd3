using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Evaluations;

/// <summary>How answers are stored.</summary>
internal sealed class ElementAnswerConfiguration : IEntityTypeConfiguration<ElementAnswer>
{
    public void Configure(EntityTypeBuilder<ElementAnswer> builder)
    {
        builder.HasKey(a => new { a.EvaluationId, a.ElementId });
        builder.Ignore(a => a.Content);
        builder.Property(a => a.ElementId).HasMaxLength(20);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasOne(a => a.SavedBy).WithMany().HasForeignKey(a => a.SavedById).OnDelete(DeleteBehavior.Restrict);
    }
}
