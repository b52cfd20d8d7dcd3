using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Garant.Platform.Storage.Migrations.Sqlite
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
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SourceEvaluationId",
                table: "Revisions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SourceVersion",
                table: "Revisions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ArchivedAt",
                table: "Evaluations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "DeletedAt",
                table: "Evaluations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "SourceId",
                table: "Evaluations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Standings",
                columns: table => new
                {
                    EvaluationId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    NameKey = table.Column<string>(type: "TEXT", nullable: false),
                    StartedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    FrameworkDigest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Answered = table.Column<int>(type: "INTEGER", nullable: false),
                    Applicable = table.Column<int>(type: "INTEGER", nullable: false),
                    Lowest = table.Column<int>(type: "INTEGER", nullable: false),
                    Highest = table.Column<int>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true)
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
