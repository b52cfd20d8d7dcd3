using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Mail;

/// <summary>How mails are stored.</summary>
internal sealed class OutgoingMailConfiguration : IEntityTypeConfiguration<OutgoingMail>
{
    public void Configure(EntityTypeBuilder<OutgoingMail> builder)
    {
        builder.HasIndex(m => m.NextAttemptAt);
        builder.Property(m => m.To).HasMaxLength(256);
        builder.Property(m => m.Subject).HasMaxLength(200);
        builder.Property(m => m.CreatedAt).HasConversion<InstantNumber>();
        builder.Property(m => m.NextAttemptAt).HasConversion<InstantNumber>();
        builder.Property(m => m.SentAt).HasConversion<InstantNumber>();
        builder.Property(m => m.FailedAt).HasConversion<InstantNumber>();
    }
}
