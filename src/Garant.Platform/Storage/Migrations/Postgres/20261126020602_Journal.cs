using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Garant.Platform.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Journal : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "TextSalt",
                table: "Revisions",
                type: "bytea",
                maxLength: 16,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Journal",
                columns: table => new
                {
                    Position = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    OrganisationId = table.Column<Guid>(type: "uuid", nullable: true),
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: true),
                    Actor = table.Column<byte[]>(type: "bytea", nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    PreviousHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Journal", x => x.Position);
                });

            migrationBuilder.CreateTable(
                name: "PersonSalts",
                columns: table => new
                {
                    PersonId = table.Column<string>(type: "text", nullable: false),
                    Salt = table.Column<byte[]>(type: "bytea", maxLength: 16, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PersonSalts", x => x.PersonId);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_EvaluationId_Position",
                table: "Journal",
                columns: new[] { "EvaluationId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Journal_OrganisationId_Position",
                table: "Journal",
                columns: new[] { "OrganisationId", "Position" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Journal");

            migrationBuilder.DropTable(
                name: "PersonSalts");

            migrationBuilder.DropColumn(
                name: "TextSalt",
                table: "Revisions");
        }
    }
}
