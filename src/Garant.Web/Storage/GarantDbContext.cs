using Garant.Web.Accounts;
using Garant.Web.Evaluations;
using Garant.Web.Mail;
using Garant.Web.Organisations;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Garant.Web.Storage;

/// <summary>The platform's data. Each database has its own sub-class, because each has its own migrations.</summary>
public abstract class GarantDbContext(DbContextOptions options) : IdentityUserContext<GarantUser>(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();

    public DbSet<Membership> Memberships => Set<Membership>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();

    public DbSet<Evaluation> Evaluations => Set<Evaluation>();

    public DbSet<ElementAnswer> Answers => Set<ElementAnswer>();

    public DbSet<AnswerRevision> Revisions => Set<AnswerRevision>();

    public DbSet<AnswerDraft> Drafts => Set<AnswerDraft>();

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        builder.Entity<GarantUser>(user =>
        {
            user.Property(u => u.DisplayName).HasMaxLength(100);
            user.Property(u => u.Language).HasMaxLength(8);
        });
        builder.Entity<Organisation>().Property(organisation => organisation.Name).HasMaxLength(200);
        builder.Entity<Membership>(membership =>
        {
            membership.HasKey(m => new { m.OrganisationId, m.UserId });
            membership.HasOne(m => m.Organisation).WithMany(organisation => organisation.Members).HasForeignKey(m => m.OrganisationId);
            membership.HasOne(m => m.User).WithMany().HasForeignKey(m => m.UserId);
            membership.Property(m => m.Role).HasConversion<string>().HasMaxLength(20);
        });
        builder.Entity<Invitation>(invitation =>
        {
            invitation.HasIndex(i => new { i.OrganisationId, i.NormalizedEmail }).IsUnique();
            invitation.HasIndex(i => i.NormalizedEmail);
            invitation.HasOne(i => i.Organisation).WithMany().HasForeignKey(i => i.OrganisationId);
            invitation.HasOne(i => i.InvitedBy).WithMany().HasForeignKey(i => i.InvitedById);
            invitation.Property(i => i.Email).HasMaxLength(256);
            invitation.Property(i => i.NormalizedEmail).HasMaxLength(256);
            invitation.Property(i => i.Role).HasConversion<string>().HasMaxLength(20);
            invitation.Property(i => i.State).HasConversion<string>().HasMaxLength(20);
            invitation.Property(i => i.CreatedAt).HasConversion<InstantNumber>();
            invitation.Property(i => i.ExpiresAt).HasConversion<InstantNumber>();
            // Two that renew an expired invitation at once: only one of them does.
            invitation.Property(i => i.TokenHash).HasMaxLength(64).IsConcurrencyToken();
        });
        builder.Entity<OutgoingMail>(mail =>
        {
            mail.HasIndex(m => m.NextAttemptAt);
            mail.Property(m => m.To).HasMaxLength(256);
            mail.Property(m => m.Subject).HasMaxLength(200);
            mail.Property(m => m.CreatedAt).HasConversion<InstantNumber>();
            mail.Property(m => m.NextAttemptAt).HasConversion<InstantNumber>();
            mail.Property(m => m.SentAt).HasConversion<InstantNumber>();
            mail.Property(m => m.FailedAt).HasConversion<InstantNumber>();
        });
        builder.Entity<Evaluation>(evaluation =>
        {
            evaluation.Property(e => e.Name).HasMaxLength(200);
            evaluation.Property(e => e.FrameworkId).HasMaxLength(100);
            evaluation.Property(e => e.OrganisationKind).HasMaxLength(100);
            evaluation.HasOne(e => e.Organisation).WithMany().HasForeignKey(e => e.OrganisationId);
            evaluation.HasMany(e => e.Answers).WithOne().HasForeignKey(answer => answer.EvaluationId);
        });
        builder.Entity<ElementAnswer>(answer =>
        {
            answer.HasKey(a => new { a.EvaluationId, a.ElementId });
            answer.Ignore(a => a.Content);
            answer.Property(a => a.ElementId).HasMaxLength(20);
            answer.Property(a => a.Version).IsConcurrencyToken();
            answer.HasOne(a => a.SavedBy).WithMany().HasForeignKey(a => a.SavedById).OnDelete(DeleteBehavior.Restrict);
        });
        builder.Entity<AnswerRevision>(revision =>
        {
            revision.HasKey(r => new { r.EvaluationId, r.ElementId, r.Version });
            revision.Ignore(r => r.Content);
            revision.Property(r => r.ElementId).HasMaxLength(20);
            revision.HasOne<Evaluation>().WithMany().HasForeignKey(r => r.EvaluationId);
        });
        builder.Entity<AnswerDraft>(draft =>
        {
            draft.HasKey(d => new { d.EvaluationId, d.ElementId, d.UserId });
            draft.Ignore(d => d.Content);
            draft.Property(d => d.ElementId).HasMaxLength(20);
            draft.HasOne<Evaluation>().WithMany().HasForeignKey(d => d.EvaluationId);
            draft.HasOne<GarantUser>().WithMany().HasForeignKey(d => d.UserId);
        });
    }
}
