using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Organisations;

/// <summary>How invitations are stored.</summary>
internal sealed class InvitationConfiguration : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.HasIndex(i => new { i.OrganisationId, i.NormalizedEmail }).IsUnique();
        builder.HasIndex(i => i.NormalizedEmail);
        builder.HasOne(i => i.Organisation).WithMany().HasForeignKey(i => i.OrganisationId);
        builder.HasOne(i => i.InvitedBy).WithMany().HasForeignKey(i => i.InvitedById);
        builder.Property(i => i.Email).HasMaxLength(256);
        builder.Property(i => i.NormalizedEmail).HasMaxLength(256);
        builder.Property(i => i.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
        builder.Property(i => i.CreatedAt).HasConversion<InstantNumber>();
        builder.Property(i => i.ExpiresAt).HasConversion<InstantNumber>();
        builder.Property(i => i.ClosedAt).HasConversion<InstantNumber>();
        // Two that renew an expired invitation at once: only one of them does.
        builder.Property(i => i.TokenHash).HasMaxLength(64).IsConcurrencyToken();
    }
}
