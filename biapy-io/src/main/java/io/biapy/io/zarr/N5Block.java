package io.biapy.io.zarr;

import io.biapy.io.codec.CodecChain;
import io.biapy.io.codec.CodecException;
import io.biapy.io.sample.Words;
import java.util.Arrays;

/** A block of N5: two big-endian shorts (mode, dimensions), the block's own edges, fastest first, then the packed elements. */
final class N5Block {
    private N5Block() {}

    static int headerBytes(int dimensions) {
        return 4 + 4 * dimensions;
    }

    /** Fills {@code into}, a chunk of the usual shape; what a shorter block at the border leaves stays 0. */
    static void decode(byte[] block, ArrayMetadata array, byte[] into) throws CodecException {
        int n = array.dimensions();
        int header = headerBytes(n);
        if (block.length < header) {
            throw new CodecException("is cut off: " + block.length + " bytes, and its header alone has " + header);
        }
        int mode = Words.get16(block, 0, true);
        if (mode != 0 || Words.get16(block, 2, true) != n) {
            throw new CodecException("is no plain block of " + n + " dimensions (mode " + mode + ", "
                    + Words.get16(block, 2, true) + " dimensions)");
        }
        int[] edges = new int[n];
        int bytes = array.samples().bytes();
        for (int d = 0; d < n; d++) {
            edges[d] = Words.get32(block, 4 + 4 * (n - 1 - d), true);
            if (edges[d] < 1 || edges[d] > array.chunk()[d]) {
                throw new CodecException(
                        "claims " + edges[d] + " elements along a dimension where blocks have " + array.chunk()[d]);
            }
            bytes *= edges[d];
        }
        byte[] packed = Arrays.copyOfRange(block, header, block.length);
        CodecChain codecs = array.codecs();
        if (!codecs.canHold(packed.length, bytes)) {
            throw new CodecException(
                    "claims more bytes (" + bytes + ") than " + packed.length + " packed ones can hold");
        }
        if (bytes == into.length) {
            codecs.decode(packed, into);
            return;
        }
        byte[] raw = new byte[bytes];
        codecs.decode(packed, raw);
        Arrays.fill(into, (byte) 0);
        Boxes.copy(into, array.chunk(), new long[n], raw, edges, array.samples().bytes(), false);
    }

    /** Packs a chunk of the usual shape; what lies beyond the array's border is left away. */
    static byte[] encode(byte[] chunk, long[] index, ArrayMetadata array) {
        int n = array.dimensions();
        int[] edges = new int[n];
        int bytes = array.samples().bytes();
        byte[] header = new byte[headerBytes(n)];
        Words.put16(header, 2, (short) n, true);
        for (int d = 0; d < n; d++) {
            edges[d] = (int) Math.min(array.chunk()[d], array.shape()[d] - index[d] * array.chunk()[d]);
            bytes *= edges[d];
            Words.put32(header, 4 + 4 * (n - 1 - d), edges[d], true);
        }
        byte[] raw = chunk;
        if (bytes < chunk.length) {
            raw = new byte[bytes];
            Boxes.copy(
                    chunk,
                    array.chunk(),
                    new long[n],
                    raw,
                    edges,
                    array.samples().bytes(),
                    true);
        }
        byte[] packed = array.codecs().encode(raw);
        byte[] block = Arrays.copyOf(header, header.length + packed.length);
        System.arraycopy(packed, 0, block, header.length, packed.length);
        return block;
    }
}
