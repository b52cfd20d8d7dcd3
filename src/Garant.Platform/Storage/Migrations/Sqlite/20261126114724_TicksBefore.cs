using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Garant.Platform.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TicksBefore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "TicksBefore",
                table: "Answers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            // What earlier saves put away is offered back too.
            migrationBuilder.Sql("""
                UPDATE "Answers" SET "TicksBefore" = COALESCE((
                    SELECT r."Ticks" FROM "Revisions" AS r
                    WHERE r."EvaluationId" = "Answers"."EvaluationId" AND r."ElementId" = "Answers"."ElementId" AND r."Ticks" <> "Answers"."Ticks"
                    ORDER BY r."Version" DESC LIMIT 1), '')
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "TicksBefore",
                table: "Answers");
        }
    }
}
