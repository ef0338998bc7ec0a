package io.biapy.io.tiff;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;

/** The inverse of what the reader undoes, written plainly. */
final class Packers {
    private Packers() {}

    static byte[] pack(Compression compression, byte[] raw) {
        return switch (compression) {
            case NONE -> raw.clone();
            case LZW -> lzw(raw);
            case DEFLATE -> deflate(raw);
            case PACKBITS -> packBits(raw);
            case ZSTD -> Zstd.compress(raw);
            case JPEG -> throw new IllegalArgumentException("JPEG does not keep bytes");
        };
    }

    static byte[] deflate(byte[] raw) {
        Deflater deflater = new Deflater();
        deflater.setInput(raw);
        deflater.finish();
        byte[] out = new byte[raw.length * 2 + 100];
        int n = deflater.deflate(out);
        deflater.end();
        return java.util.Arrays.copyOf(out, n);
    }

    static byte[] lzw(byte[] raw) {
        BitWriter out = new BitWriter();
        Map<String, Integer> table = new HashMap<>();
        int width = 9;
        out.write(256, width);
        int next = start(table);
        String prefix = "";
        for (byte b : raw) {
            String longer = prefix + (char) (b & 0xFF);
            if (table.containsKey(longer)) {
                prefix = longer;
                continue;
            }
            out.write(table.get(prefix), width);
            table.put(longer, next++);
            if (next == (1 << width)) { // the writer is one entry ahead of the reader
                width++;
            }
            if (next == 4094) {
                out.write(256, width);
                width = 9;
                table.clear();
                next = start(table);
            }
            prefix = String.valueOf((char) (b & 0xFF));
        }
        if (!prefix.isEmpty()) {
            out.write(table.get(prefix), width);
            next++;
            if (next == (1 << width) && width < 12) {
                width++;
            }
        }
        out.write(257, width);
        return out.bytes();
    }

    private static int start(Map<String, Integer> table) {
        for (int i = 0; i < 256; i++) {
            table.put(String.valueOf((char) i), i);
        }
        return 258;
    }

    static byte[] packBits(byte[] raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < raw.length) {
            int run = 1;
            while (at + run < raw.length && run < 128 && raw[at + run] == raw[at]) {
                run++;
            }
            if (run > 1) {
                out.write(1 - run);
                out.write(raw[at]);
            } else {
                out.write(0);
                out.write(raw[at]);
            }
            at += run;
        }
        return out.toByteArray();
    }

    /** Differences of whole samples, or sorted and differenced bytes: the forward predictors, on one row. */
    static void predict(byte[] row, int predictor, int samples, int bits, boolean big) {
        int bytes = bits / 8;
        if (predictor == 2) {
            for (int at = row.length - bytes; at >= samples * bytes; at -= bytes) {
                long difference = get(row, at, bytes, big) - get(row, at - samples * bytes, bytes, big);
                put(row, at, bytes, big, difference);
            }
        } else if (predictor == 3) {
            byte[] from = row.clone();
            int values = row.length / bytes;
            for (int v = 0; v < values; v++) {
                for (int b = 0; b < bytes; b++) {
                    row[b * values + v] = from[v * bytes + (big ? b : bytes - 1 - b)];
                }
            }
            for (int i = row.length - 1; i >= samples; i--) {
                row[i] -= row[i - samples];
            }
        }
    }

    static long get(byte[] from, int at, int bytes, boolean big) {
        long value = 0;
        for (int i = 0; i < bytes; i++) {
            value = value << 8 | (from[big ? at + i : at + bytes - 1 - i] & 0xFF);
        }
        return value;
    }

    static void put(byte[] into, int at, int bytes, boolean big, long value) {
        for (int i = 0; i < bytes; i++) {
            into[big ? at + bytes - 1 - i : at + i] = (byte) (value >>> (8 * i));
        }
    }

    /** Bits, most significant first. */
    static final class BitWriter {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private int held;
        private int bits;

        void write(long value, int width) {
            for (int i = width - 1; i >= 0; i--) {
                bits = bits << 1 | (int) (value >>> i & 1);
                if (++held == 8) {
                    out.write(bits);
                    held = 0;
                    bits = 0;
                }
            }
        }

        byte[] bytes() {
            while (held != 0) {
                write(0, 1);
            }
            return out.toByteArray();
        }
    }
}
