package io.biapy.io.codec;

import java.io.ByteArrayOutputStream;
import java.util.Random;
import java.util.zip.Deflater;

/** Bytes of many kinds, packed in many ways, and damaged. */
final class Streams {
    private Streams() {}

    /** Noise, few different bytes, runs, repeats at short and long distances, 16-bit noise, or several of these. */
    static byte[] raw(Random random) {
        int n = random.nextInt(40) == 0 ? random.nextInt(100_000) : random.nextInt(3000);
        byte[] raw = new byte[n];
        int at = 0;
        while (at < n) {
            int end = random.nextBoolean() ? n : at + 1 + random.nextInt(n - at);
            int kind = random.nextInt(6);
            int few = 1 + random.nextInt(20);
            int distance = 1 + random.nextInt(random.nextBoolean() ? 12 : 32768);
            byte run = (byte) random.nextInt();
            for (; at < end; at++) {
                raw[at] = switch (kind) {
                    case 0 -> (byte) random.nextInt();
                    case 1 -> (byte) random.nextInt(few);
                    case 2 -> random.nextInt(400) == 0 ? (byte) (run = (byte) random.nextInt()) : run;
                    case 3 -> at >= distance && random.nextInt(30) > 0 ? raw[at - distance] : (byte) random.nextInt();
                    case 4 -> at % 2 == 0 ? (byte) (100 + 10 * random.nextGaussian()) : (byte) random.nextInt(3);
                    default -> (byte) (20 * random.nextGaussian());
                };
            }
        }
        return raw;
    }

    static byte[] pack(byte[] raw, Random random) {
        int strategy =
                new int[] {Deflater.DEFAULT_STRATEGY, Deflater.FILTERED, Deflater.HUFFMAN_ONLY}[random.nextInt(3)];
        return pack(raw, random.nextInt(10), strategy, random.nextInt(4) == 0);
    }

    static byte[] pack(byte[] raw, int level, int strategy) {
        return pack(raw, level, strategy, false);
    }

    /** @param flushed whether blocks end early, some of them empty */
    private static byte[] pack(byte[] raw, int level, int strategy, boolean flushed) {
        Deflater deflater = new Deflater(level);
        deflater.setStrategy(strategy);
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        byte[] some = new byte[4096];
        if (flushed) {
            deflater.setInput(raw, 0, raw.length / 2);
            int got;
            do {
                got = deflater.deflate(some, 0, some.length, Deflater.FULL_FLUSH);
                packed.write(some, 0, got);
            } while (got == some.length || !deflater.needsInput());
            deflater.setInput(raw, raw.length / 2, raw.length - raw.length / 2);
        } else {
            deflater.setInput(raw);
        }
        deflater.finish();
        while (!deflater.finished()) {
            packed.write(some, 0, deflater.deflate(some));
        }
        deflater.end();
        return packed.toByteArray();
    }

    /** Changes a few bits or bytes, most of them near the start, where codes are described. */
    static void change(byte[] packed, Random random) {
        int changes = 1 + random.nextInt(3);
        for (int k = 0; k < changes; k++) {
            int at = random.nextInt(random.nextBoolean() ? packed.length : Math.min(packed.length, 100));
            packed[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (packed[at] ^ 1 << random.nextInt(8));
        }
    }
}
