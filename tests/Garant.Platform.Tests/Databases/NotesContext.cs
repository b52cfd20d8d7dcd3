using Garant.Platform.Journal;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Tests.Databases;

/// <summary>A small context: notes, and the journal as the platform maps it.</summary>
public sealed class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<PersonSalt> Salts => Set<PersonSalt>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.Entity<Note>().HasKey(note => note.Text);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(JournalRow).Assembly, type => type.Namespace == typeof(JournalRow).Namespace);
    }
}
