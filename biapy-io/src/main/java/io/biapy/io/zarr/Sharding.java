package io.biapy.io.zarr;

import io.biapy.io.codec.CodecChain;

/**
 * Several chunks in one file, behind or before an index of their places.
 *
 * @param perShard chunks along each dimension of the array
 * @param index how the index is packed
 * @param indexAtEnd else at the start
 */
record Sharding(int[] perShard, CodecChain index, boolean indexAtEnd) {
    private static final int ENTRY = 16;

    int chunks() {
        int n = 1;
        for (int along : perShard) {
            n *= along;
        }
        return n;
    }

    /** Bytes of the unpacked index: 64-bit offset and length of each chunk. */
    int rawIndexBytes() {
        return ENTRY * chunks();
    }

    /** Bytes of the index as stored: a check sum adds four. */
    int indexBytes() {
        return rawIndexBytes() + 4 * index.codecs().size();
    }

    /** Which chunk of its shard, last dimension fastest. */
    int within(long[] index) {
        int at = 0;
        for (int d = 0; d < index.length; d++) {
            at = at * perShard[d] + (int) (index[d] % perShard[d]);
        }
        return at;
    }

    long[] shard(long[] index) {
        long[] shard = new long[index.length];
        for (int d = 0; d < index.length; d++) {
            shard[d] = index[d] / perShard[d];
        }
        return shard;
    }
}
