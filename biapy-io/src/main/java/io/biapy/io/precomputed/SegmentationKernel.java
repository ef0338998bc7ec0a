package io.biapy.io.precomputed;

import java.util.Arrays;

/*
 * Neuroglancer's compressed segmentation of one channel. The chunk is cut into blocks (x fastest). Each has a header of two 32-bit words: where
 * its table of ids begins (24 bits) and how many bits a voxel takes (8 bits: 0, 1, 2, 4, 8, 16 or 32), and where its voxels begin; both counted
 * in words from the channel's start. Voxels are numbers of the table, packed into words from the lowest bit on, x fastest, always for a
 * full block. Ids are one word (32 bits) or two (64 bits, the lower first). A table that equals one before it is not written again.
 *
 * Encoding sorts the ids of each block (n log n) and searches each voxel's; one block's ids and numbers are all the memory. Decoding is one pass
 * with every position checked. Source: the format description in Neuroglancer's documentation.
 */
final class SegmentationKernel {
    private static final int HEADER = 2;
    private static final int MOST_TABLE = 1 << 24;

    private SegmentationKernel() {}

    /**
     * Words of a channel.
     *
     * @param ids x fastest, size[0] x size[1] x size[2]
     * @param size along x, y, z
     * @param block edge lengths of a block along x, y, z
     * @param wide whether ids take 64 bits
     */
    static int[] encode(long[] ids, int[] size, int[] block, boolean wide) {
        int nx = (size[0] + block[0] - 1) / block[0];
        int ny = (size[1] + block[1] - 1) / block[1];
        int nz = (size[2] + block[2] - 1) / block[2];
        int voxels = block[0] * block[1] * block[2];
        long[] own = new long[voxels];
        long[] before = new long[0];
        int tableBefore = 0;
        int end = HEADER * nx * ny * nz;
        int[] words = new int[end + 1024];
        for (int b = 0; b < nx * ny * nz; b++) {
            int x0 = b % nx * block[0];
            int y0 = b / nx % ny * block[1];
            int z0 = b / nx / ny * block[2];
            take(ids, size, block, x0, y0, z0, own);
            long[] table = distinct(own);
            int bits = bits(table.length);
            int packed = (voxels * bits + 31) / 32;
            int room = packed + table.length * (wide ? 2 : 1);
            if (words.length - end < room) {
                words = Arrays.copyOf(words, Math.max(2 * words.length, end + room));
            }
            int values = end;
            for (int i = 0; bits > 0 && i < voxels; i++) {
                int number = Arrays.binarySearch(table, own[i]);
                words[values + (i * bits >> 5)] |= number << (i * bits & 31);
            }
            end += packed;
            if (!Arrays.equals(table, before)) {
                tableBefore = end;
                before = table;
                for (long id : table) {
                    words[end++] = (int) id;
                    if (wide) {
                        words[end++] = (int) (id >>> 32);
                    }
                }
            }
            if (tableBefore >= MOST_TABLE) {
                return new int[0];
            }
            words[HEADER * b] = tableBefore | bits << 24;
            words[HEADER * b + 1] = values;
        }
        return Arrays.copyOf(words, end);
    }

    /** A block's ids; what lies outside of the chunk takes the block's first id, which costs no table entry. */
    private static void take(long[] ids, int[] size, int[] block, int x0, int y0, int z0, long[] into) {
        long first = ids[(z0 * size[1] + y0) * size[0] + x0];
        int i = 0;
        for (int z = z0; z < z0 + block[2]; z++) {
            for (int y = y0; y < y0 + block[1]; y++) {
                for (int x = x0; x < x0 + block[0]; x++) {
                    boolean inside = x < size[0] && y < size[1] && z < size[2];
                    into[i++] = inside ? ids[(z * size[1] + y) * size[0] + x] : first;
                }
            }
        }
    }

    private static long[] distinct(long[] ids) {
        long[] sorted = ids.clone();
        Arrays.sort(sorted);
        int n = 1;
        for (int i = 1; i < sorted.length; i++) {
            if (sorted[i] != sorted[i - 1]) {
                sorted[n++] = sorted[i];
            }
        }
        return Arrays.copyOf(sorted, n);
    }

    /** The smallest allowed width that tells that many ids apart. */
    private static int bits(int ids) {
        int bits = 0;
        while (bits < 32 && ids > 1L << bits) {
            bits = bits == 0 ? 1 : 2 * bits;
        }
        return bits;
    }

    /** All ids of a channel whose words begin at {@code start}; false where the words cannot be such a channel. */
    static boolean decode(int[] words, int start, int[] size, int[] block, boolean wide, long[] into) {
        int nx = (size[0] + block[0] - 1) / block[0];
        int ny = (size[1] + block[1] - 1) / block[1];
        int nz = (size[2] + block[2] - 1) / block[2];
        long have = (long) words.length - start;
        if (start < 0 || (long) HEADER * nx * ny * nz > have) {
            return false;
        }
        int step = wide ? 2 : 1;
        for (int b = 0; b < nx * ny * nz; b++) {
            int head = words[start + HEADER * b];
            int bits = head >>> 24;
            long table = head & 0xFFFFFF;
            long values = words[start + HEADER * b + 1] & 0xFFFFFFFFL;
            boolean known = bits == 0 || (bits <= 32 && Integer.bitCount(bits) == 1);
            long packed = ((long) block[0] * block[1] * block[2] * bits + 31) / 32;
            if (!known || values + packed > have) {
                return false;
            }
            int x0 = b % nx * block[0];
            int y0 = b / nx % ny * block[1];
            int z0 = b / nx / ny * block[2];
            for (int z = z0; z < Math.min(size[2], z0 + block[2]); z++) {
                for (int y = y0; y < Math.min(size[1], y0 + block[1]); y++) {
                    for (int x = x0; x < Math.min(size[0], x0 + block[0]); x++) {
                        long place = (((long) (z - z0) * block[1] + (y - y0)) * block[0] + (x - x0)) * bits;
                        long number = bits == 0
                                ? 0
                                : (words[start + (int) (values + (place >> 5))] >>> (int) (place & 31))
                                        & (-1L >>> 64 - bits);
                        long at = table + number * step;
                        if (at + step > have) {
                            return false;
                        }
                        long id = words[start + (int) at] & 0xFFFFFFFFL;
                        if (wide) {
                            id |= (long) words[start + (int) at + 1] << 32;
                        }
                        into[(z * size[1] + y) * size[0] + x] = id;
                    }
                }
            }
        }
        return true;
    }
}
