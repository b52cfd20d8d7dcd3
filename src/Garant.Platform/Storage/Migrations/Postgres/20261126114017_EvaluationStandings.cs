using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Garant.Platform.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class EvaluationStandings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SourceElementId",
                table: "Revisions",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SourceEvaluationId",
                table: "Revisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SourceVersion",
                table: "Revisions",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ArchivedAt",
                table: "Evaluations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeletedAt",
                table: "Evaluations",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SourceId",
                table: "Evaluations",
                type: "uuid",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Standings",
                columns: table => new
                {
                    EvaluationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    NameKey = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StartedAt = table.Column<long>(type: "bigint", nullable: false),
                    FrameworkDigest = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Answered = table.Column<int>(type: "integer", nullable: false),
                    Applicable = table.Column<int>(type: "integer", nullable: false),
                    Lowest = table.Column<int>(type: "integer", nullable: false),
                    Highest = table.Column<int>(type: "integer", nullable: false),
                    AnsweredAt = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Standings", x => x.EvaluationId);
                    table.ForeignKey(
                        name: "FK_Standings_Evaluations_EvaluationId",
                        column: x => x.EvaluationId,
                        principalTable: "Evaluations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_DeletedAt",
                table: "Evaluations",
                column: "DeletedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Evaluations_SourceId",
                table: "Evaluations",
                column: "SourceId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Standings");

            migrationBuilder.DropIndex(
                name: "IX_Evaluations_DeletedAt",
                table: "Evaluations");

            migrationBuilder.DropIndex(
                name: "IX_Evaluations_SourceId",
                table: "Evaluations");

            migrationBuilder.DropColumn(
                name: "SourceElementId",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "SourceEvaluationId",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "SourceVersion",
                table: "Revisions");

            migrationBuilder.DropColumn(
                name: "ArchivedAt",
                table: "Evaluations");

            migrationBuilder.DropColumn(
                name: "DeletedAt",
                table: "Evaluations");

            migrationBuilder.DropColumn(
                name: "SourceId",
                table: "Evaluations");
        }
    }
}
