using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Garant.Platform.Storage;

/// <summary>Stores an instant as the milliseconds since 1970, which both databases compare and order; SQLite cannot with its own text.</summary>
public sealed class InstantNumber() : ValueConverter<DateTimeOffset, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    number => DateTimeOffset.FromUnixTimeMilliseconds(number));
