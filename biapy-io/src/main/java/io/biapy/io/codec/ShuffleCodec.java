package io.biapy.io.codec;

/** The bytes of all elements sorted by their place in the element, so that they pack better; as numcodecs' Shuffle. */
public record ShuffleCodec(int elementBytes) implements ByteCodec {
    @Override
    public int decode(byte[] from, int at, int length, byte[] into) throws CodecException {
        if (length > into.length) {
            throw new CodecException("holds more than the " + into.length + " bytes that belong");
        }
        ByteShuffleKernel.unshuffle(from, at, length, elementBytes, into, 0);
        return length;
    }

    @Override
    public byte[] encode(byte[] from, int at, int length) {
        byte[] into = new byte[length];
        ByteShuffleKernel.shuffle(from, at, length, elementBytes, into, 0);
        return into;
    }

    @Override
    public int mostRatio() {
        return 1;
    }

    @Override
    public String toString() {
        return "shuffle";
    }
}
