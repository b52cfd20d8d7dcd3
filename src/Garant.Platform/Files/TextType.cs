using System.Text;

namespace Garant.Platform.Files;

/// <summary>Text in UTF-8, or in UTF-16 with its mark at the beginning, without the characters that only other files have.</summary>
internal sealed class TextType : FileType
{
    internal override FileTypeCheck Begin() => new Check();

    private sealed class Check : FileTypeCheck
    {
        private readonly List<byte> _start = [];
        private readonly char[] _letters = new char[4096];
        private Decoder? _decoder;
        private bool _isText = true;

        public override bool Add(ReadOnlySpan<byte> bytes)
        {
            if (_decoder is not null)
            {
                return Decode(bytes, isEnd: false);
            }

            _start.AddRange(bytes);
            return _start.Count < 2 || DecodeStart(isEnd: false);
        }

        public override bool End(Stream whole) => _decoder is null ? DecodeStart(isEnd: true) : Decode([], isEnd: true);

        private bool DecodeStart(bool isEnd)
        {
            Encoding encoding = _start is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
                ? new UnicodeEncoding(bigEndian: _start[0] == 0xFE, byteOrderMark: true, throwOnInvalidBytes: true)
                : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
            _decoder = encoding.GetDecoder();
            return Decode(_start.ToArray(), isEnd);
        }

        private bool Decode(ReadOnlySpan<byte> bytes, bool isEnd)
        {
            try
            {
                bool isDone = false;
                while (_isText && !isDone)
                {
                    _decoder!.Convert(bytes, _letters, isEnd, out int used, out int letters, out isDone);
                    bytes = bytes[used..];
                    _isText = _letters.AsSpan(0, letters).IndexOfAnyInRange('\0', '\b') < 0;
                }
            }
            catch (DecoderFallbackException)
            {
                _isText = false;
            }

            return _isText;
        }
    }
}
