using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Accounts;

/// <summary>How accounts are stored.</summary>
internal sealed class GarantUserConfiguration : IEntityTypeConfiguration<GarantUser>
{
    public void Configure(EntityTypeBuilder<GarantUser> builder)
    {
        builder.Property(u => u.DisplayName).HasMaxLength(100);
        builder.Property(u => u.Language).HasMaxLength(8);
        builder.Property(u => u.GuestUntil).HasConversion<InstantNumber>();
        builder.Property(u => u.KeptForId).HasMaxLength(450);
        builder.Property(u => u.DeletedAt).HasConversion<InstantNumber>();
        builder.HasIndex(u => u.GuestUntil);
        builder.HasIndex(u => u.KeptForId);
    }
}
