using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Garant.Platform.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DraftFields : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Fields",
                table: "Drafts",
                type: "integer",
                nullable: false,
                defaultValue: 7); // a draft of before is about all fields
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Fields",
                table: "Drafts");
        }
    }
}
