package io.biapy.io.codec;

import java.util.Arrays;

/*
 * Bits of each symbol's Huffman code, at most `limit`: in place on counts in ascending order (Moffat and Katajainen, In-place calculation of minimum-redundancy
 * codes, 1995); lengths above the limit are cut, and the code made whole again by splitting the longest shorter ones. Codes are numbered as in RFC 1951, 3.2.2.
 *
 * Symbols without a count get length 0, but two at least get a code, which makes every code complete. Cost: a sort of the symbols that occur.
 */
final class CodeLengthKernel {
    private static final int SYMBOL_BITS = 9;

    private CodeLengthKernel() {}

    /**
     * Fills {@code lengths} from {@code to} on, for {@code n} symbols (2 to 512) with {@code counts} from {@code first} on.
     *
     * @param keys at least {@code n} long; overwritten
     * @param tree at least {@code n} long; overwritten
     */
    static void lengths(int[] counts, int first, int n, int limit, byte[] lengths, int to, long[] keys, int[] tree) {
        int used = 0;
        for (int i = 0; i < n; i++) {
            if (counts[first + i] > 0) {
                keys[used++] = (long) counts[first + i] << SYMBOL_BITS | i;
            }
        }
        for (int i = 0; used < 2; i++) {
            if (counts[first + i] == 0) {
                keys[used++] = 1L << SYMBOL_BITS | i;
            }
        }
        Arrays.sort(keys, 0, used);
        for (int i = 0; i < used; i++) {
            tree[i] = (int) (keys[i] >>> SYMBOL_BITS);
        }
        depths(tree, used);
        int[] ofLength = new int[limit + 1];
        for (int i = 0; i < used; i++) {
            ofLength[Math.min(tree[i], limit)]++;
        }
        shorten(ofLength, limit);
        Arrays.fill(lengths, to, to + n, (byte) 0);
        int next = 0;
        for (int length = limit; length > 0; length--) { // the rarest get the longest
            for (int i = 0; i < ofLength[length]; i++) {
                lengths[to + (int) (keys[next++] & (1 << SYMBOL_BITS) - 1)] = (byte) length;
            }
        }
    }

    /** Counts, ascending, become depths in the tree. */
    private static void depths(int[] tree, int n) {
        int root = 0;
        int leaf = 0;
        for (int next = 0; next < n - 1; next++) { // weights of inner nodes, then their parents
            int sum = 0;
            for (int i = 0; i < 2; i++) {
                if (leaf >= n || root < next && tree[root] < tree[leaf]) {
                    sum += tree[root];
                    tree[root++] = next;
                } else {
                    sum += tree[leaf++];
                }
            }
            tree[next] = sum;
        }
        tree[n - 2] = 0;
        for (int next = n - 3; next >= 0; next--) { // depths of inner nodes
            tree[next] = tree[tree[next]] + 1;
        }
        int free = 1;
        int depth = 0;
        int inner = n - 2;
        int next = n - 1;
        while (free > 0) { // depths of leaves
            int taken = 0;
            while (inner >= 0 && tree[inner] == depth) {
                taken++;
                inner--;
            }
            for (; free > taken; free--) {
                tree[next--] = depth;
            }
            free = 2 * taken;
            depth++;
        }
    }

    /** Makes the code complete after lengths were cut. */
    private static void shorten(int[] ofLength, int limit) {
        int sum = 0;
        for (int length = 1; length <= limit; length++) {
            sum += ofLength[length] << limit - length;
        }
        for (; sum > 1 << limit; sum--) {
            ofLength[limit]--;
            int length = limit - 1;
            while (ofLength[length] == 0) {
                length--;
            }
            ofLength[length]--;
            ofLength[length + 1] += 2;
        }
    }

    /** Codes, their first bit lowest, as code &lt;&lt; 8 | bits, of {@code n} lengths from {@code first} on. */
    static void codes(byte[] lengths, int first, int n, int[] codes) {
        int[] next = new int[HuffmanKernel.MOST_BITS + 2];
        for (int i = 0; i < n; i++) {
            next[lengths[first + i] + 1]++;
        }
        next[1] = 0;
        for (int length = 1; length <= HuffmanKernel.MOST_BITS; length++) {
            next[length] = next[length] + next[length - 1] << 1;
        }
        for (int i = 0; i < n; i++) {
            int length = lengths[first + i];
            codes[i] = length == 0 ? 0 : Integer.reverse(next[length]++) >>> 32 - length << 8 | length;
        }
    }
}
