using Garant.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Organisations;

/// <summary>How memberships are stored.</summary>
internal sealed class MembershipConfiguration : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasKey(m => new { m.OrganisationId, m.UserId });
        builder.HasOne(m => m.Organisation).WithMany(organisation => organisation.Members).HasForeignKey(m => m.OrganisationId);
        builder.HasOne(m => m.User).WithMany().HasForeignKey(m => m.UserId);
        builder.Property(m => m.Role).HasConversion<string>().HasMaxLength(20);
        builder.Property(m => m.JoinedAt).HasConversion<InstantNumber>();
    }
}
