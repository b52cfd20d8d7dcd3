using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Garant.Platform.Journal;

/// <summary>The table of the salts of people. No foreign key to the account: <see cref="JournalWriter.Erase"/> deletes the row.</summary>
internal sealed class PersonSaltConfiguration : IEntityTypeConfiguration<PersonSalt>
{
    public void Configure(EntityTypeBuilder<PersonSalt> builder)
    {
        builder.ToTable(JournalTables.Salts);
        builder.HasKey(salt => salt.PersonId);
        builder.Property(salt => salt.Salt).HasMaxLength(16);
    }
}
