namespace Garant.Platform.Files;

/// <summary>A type whose files begin with certain bytes.</summary>
/// <param name="signature">The bytes.</param>
/// <param name="within">Among how many first bytes they may stand; by default they are the first ones.</param>
internal sealed class SignedType(byte[] signature, int? within = null) : FileType
{
    /// <summary>The documents of Office before 2007, which share a container.</summary>
    public static SignedType OldOffice() => new([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);

    internal override FileTypeCheck Begin() => new Check(signature, within ?? signature.Length);

    private sealed class Check(byte[] signature, int within) : FileTypeCheck
    {
        private readonly List<byte> _start = [];
        private bool _isFound;

        public override bool Add(ReadOnlySpan<byte> bytes)
        {
            if (!_isFound && _start.Count < within)
            {
                _start.AddRange(bytes[..Math.Min(bytes.Length, within - _start.Count)]);
                _isFound = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_start).IndexOf(signature) >= 0;
            }

            return _isFound || _start.Count < within;
        }

        public override bool End(Stream whole) => _isFound;
    }
}
