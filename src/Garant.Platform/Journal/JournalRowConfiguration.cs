using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Journal;

/// <summary>The table of the journal.</summary>
internal sealed class JournalRowConfiguration : IEntityTypeConfiguration<JournalRow>
{
    public void Configure(EntityTypeBuilder<JournalRow> builder)
    {
        builder.ToTable(JournalTables.Rows);
        builder.HasKey(row => row.Position);
        builder.Property(row => row.Position).ValueGeneratedNever();
        builder.Property(row => row.At).HasConversion(at => at.ToUnixTimeMilliseconds(), number => DateTimeOffset.FromUnixTimeMilliseconds(number));
        builder.Property(row => row.Kind).HasMaxLength(60);
        builder.HasIndex(row => new { row.EvaluationId, row.Position });
        builder.HasIndex(row => new { row.OrganisationId, row.Position });
    }
}
