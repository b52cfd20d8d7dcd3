using Garant.Platform.Accounts;
using Garant.Platform.Evaluations;
using Garant.Platform.Jobs;
using Garant.Platform.Journal;
using Garant.Platform.Organisations;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Garant.Platform.Storage;

/// <summary>The platform's data. Each database has its own sub-class, because each has its own migrations.</summary>
public abstract class GarantDbContext : IdentityUserContext<GarantUser>
{
    // Whoever fails within a transaction gives all of it up, so that none needs to come back to where a save of it began.
    protected GarantDbContext(DbContextOptions options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    public DbSet<AccountSession> Sessions => Set<AccountSession>();

    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<Job> Jobs => Set<Job>();

    public DbSet<Evaluation> Evaluations => Set<Evaluation>();

    public DbSet<EvaluationStanding> Standings => Set<EvaluationStanding>();

    public DbSet<ElementAnswer> Answers => Set<ElementAnswer>();

    public DbSet<AnswerRevision> Revisions => Set<AnswerRevision>();

    public DbSet<AnswerDraft> Drafts => Set<AnswerDraft>();

    public DbSet<JournalRow> Journal => Set<JournalRow>();

    public DbSet<PersonSalt> PersonSalts => Set<PersonSalt>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(GarantDbContext).Assembly);
    }
}
