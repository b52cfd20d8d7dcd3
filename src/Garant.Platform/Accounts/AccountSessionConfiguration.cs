using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Accounts;

/// <summary>How sessions are stored.</summary>
internal sealed class AccountSessionConfiguration : IEntityTypeConfiguration<AccountSession>
{
    public void Configure(EntityTypeBuilder<AccountSession> builder)
    {
        builder.HasOne<GarantUser>().WithMany().HasForeignKey(session => session.UserId);
        builder.Property(session => session.CreatedAt).HasConversion<InstantNumber>();
        builder.Property(session => session.LastSeenAt).HasConversion<InstantNumber>();
        builder.Property(session => session.Browser).HasMaxLength(40);
        builder.Property(session => session.System).HasMaxLength(40);
        builder.HasIndex(session => session.LastSeenAt);
    }
}
