using System.Buffers;
using System.Text;

namespace Garant.Cli.Tables.Csv;

/// <summary>Finds where bytes stop being UTF-8.</summary>
internal static class Utf8Place
{
    private const int BufferSize = 1 << 16;

    /// <summary>The line, from 1, and the byte.</summary>
    /// <param name="start">Bytes that were read already.</param>
    /// <param name="rest">The bytes after them.</param>
    public static (long Line, byte Wrong) Find(ReadOnlySpan<byte> start, Stream rest)
    {
        byte[] buffer = new byte[BufferSize];
        start.CopyTo(buffer);
        int filled = start.Length;
        long line = 1;
        bool wasReturn = false;
        while (true)
        {
            int read = rest.Read(buffer, filled, buffer.Length - filled);
            filled += read;
            int place = 0;
            while (place < filled)
            {
                OperationStatus status = Rune.DecodeFromUtf8(buffer.AsSpan(place, filled - place), out _, out int length);
                if (status == OperationStatus.NeedMoreData && read > 0)
                {
                    break;
                }

                if (status != OperationStatus.Done)
                {
                    return (line, buffer[place]);
                }

                bool isReturn = buffer[place] == '\r';
                line += isReturn || buffer[place] == '\n' && !wasReturn ? 1 : 0;
                wasReturn = isReturn;
                place += length;
            }

            buffer.AsSpan(place, filled - place).CopyTo(buffer);
            filled -= place;
            if (read == 0)
            {
                return (line, 0);
            }
        }
    }
}
