using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Garant.Platform.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Trials : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "GuestUntil",
                table: "AspNetUsers",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "KeptForId",
                table: "AspNetUsers",
                type: "character varying(450)",
                maxLength: 450,
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_GuestUntil",
                table: "AspNetUsers",
                column: "GuestUntil");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_KeptForId",
                table: "AspNetUsers",
                column: "KeptForId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_GuestUntil",
                table: "AspNetUsers");

            migrationBuilder.DropIndex(
                name: "IX_AspNetUsers_KeptForId",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "GuestUntil",
                table: "AspNetUsers");

            migrationBuilder.DropColumn(
                name: "KeptForId",
                table: "AspNetUsers");
        }
    }
}
