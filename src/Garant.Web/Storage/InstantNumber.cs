using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Garant.Web.Storage;

/// <summary>Stores an instant as the milliseconds since 1970, which both databases compare and order; SQLite cannot with its own text.</summary>
internal sealed class InstantNumber() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    number => DateTimeOffset.FromUnixTimeMilliseconds(number));
