package io.biapy.io.hdf5;

/*
 * Jenkins' lookup3 hash of bytes (hashlittle, start value 0), which HDF5 puts behind its metadata: three 32-bit words take 12 bytes a round,
 * the last 1 to 12 are mixed once more. One pass, no allocation. Source: Bob Jenkins, lookup3.c, 2006, public domain; HDF5 File Format
 * Specification, III.A.
 */
final class Lookup3Kernel {
    private Lookup3Kernel() {}

    static int hash(byte[] bytes, int at, int length) {
        int a = 0xdeadbeef + length;
        int b = a;
        int c = a;
        int i = at;
        int left = length;
        for (; left > 12; left -= 12, i += 12) {
            a += word(bytes, i, 4);
            b += word(bytes, i + 4, 4);
            c += word(bytes, i + 8, 4);
            a = a - c ^ Integer.rotateLeft(c, 4);
            c += b;
            b = b - a ^ Integer.rotateLeft(a, 6);
            a += c;
            c = c - b ^ Integer.rotateLeft(b, 8);
            b += a;
            a = a - c ^ Integer.rotateLeft(c, 16);
            c += b;
            b = b - a ^ Integer.rotateLeft(a, 19);
            a += c;
            c = c - b ^ Integer.rotateLeft(b, 4);
            b += a;
        }
        if (left == 0) {
            return c;
        }
        a += word(bytes, i, Math.min(left, 4));
        b += word(bytes, i + 4, Math.max(0, Math.min(left - 4, 4)));
        c += word(bytes, i + 8, Math.max(0, left - 8));
        c = (c ^ b) - Integer.rotateLeft(b, 14);
        a = (a ^ c) - Integer.rotateLeft(c, 11);
        b = (b ^ a) - Integer.rotateLeft(a, 25);
        c = (c ^ b) - Integer.rotateLeft(b, 16);
        a = (a ^ c) - Integer.rotateLeft(c, 4);
        b = (b ^ a) - Integer.rotateLeft(a, 14);
        return (c ^ b) - Integer.rotateLeft(b, 24);
    }

    /** Up to four bytes, the first lowest. */
    private static int word(byte[] bytes, int at, int count) {
        int word = 0;
        for (int k = 0; k < count; k++) {
            word |= (bytes[at + k] & 0xFF) << 8 * k;
        }
        return word;
    }
}
