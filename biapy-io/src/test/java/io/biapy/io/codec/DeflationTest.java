package io.biapy.io.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast level's data: read by java.util.zip and by ourselves, small, the same whatever was packed before. */
class DeflationTest {
    private static final int GUARD = 13;

    @Test
    void bytesOfAnyKind_unpackByTheJdkAndByOurselvesToWhatTheyWere() throws Exception {
        Random random = new Random(1);
        for (int i = 0; i < 3000; i++) {
            requireRoundTrip(Streams.raw(random), random, "case " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0, 1, 2, 3, 4, 7, 8, 9, 11, 12, 13, 257, 258, 259, 65_535, 65_536, 131_071, 131_072, 131_073, 131_080,
                262_144, 262_145, 400_003
            })
    void lengthsAtEveryBorder_unpackToWhatTheyWere(int length) throws Exception {
        Random random = new Random(length);
        for (int bound : new int[] {1, 2, 5, 256}) {
            byte[] raw = new byte[length];
            for (int i = 0; i < length; i++) {
                raw[i] = (byte) random.nextInt(bound);
            }
            requireRoundTrip(raw, random, length + " bytes below " + bound);
        }
    }

    @Test
    void codesThatWouldBeTooLong_areShortened() throws Exception {
        Random random = new Random(2);
        byte[] raw = new byte[130_000]; // frequencies like Fibonacci's numbers make the deepest trees
        int at = 0;
        long count = 1;
        long before = 1;
        for (int symbol = 0; at < raw.length; symbol++) {
            for (long i = 0; i < count && at < raw.length; i++) {
                raw[at++] = (byte) symbol;
            }
            count += before;
            before = count - before;
        }
        for (int i = raw.length - 1; i > 0; i--) { // shuffled, so that no repeats hide it
            int other = random.nextInt(i + 1);
            byte kept = raw[i];
            raw[i] = raw[other];
            raw[other] = kept;
        }
        requireRoundTrip(raw, random, "deep");
    }

    @Test
    void moreRepeatsThanABlockTakes_goOnInTheNext() throws Exception {
        Random random = new Random(3);
        byte[][] words = new byte[300][4];
        for (byte[] word : words) {
            random.nextBytes(word);
        }
        byte[] raw = new byte[400_000];
        for (int at = 0; at < raw.length; at += 4) {
            System.arraycopy(words[random.nextInt(words.length)], 0, raw, at, 4);
        }
        requireRoundTrip(raw, random, "short repeats");
    }

    @Test
    void noise_growsByFiveBytesABlock() throws Exception {
        byte[] raw = new byte[300_000];
        new Random(4).nextBytes(raw);
        assertThat(new Deflation().deflate(raw, 0, raw.length, 0, 0).length)
                .isLessThanOrEqualTo(raw.length + 5 * (raw.length / (1 << 15) + 1));
    }

    @Test
    void images_areHardlyLargerThanByTheFastestLevelOfZlib() {
        Random random = new Random(5);
        for (int kind = 0; kind < 4; kind++) {
            byte[] raw = new byte[1 << 18];
            for (int i = 0; i < raw.length; i += 2) {
                int value =
                        switch (kind) {
                            case 0 -> (int) (400 + 60 * random.nextGaussian());
                            case 1 -> (int) (400 + 300 * Math.sin(i * 1e-3) + 10 * random.nextGaussian());
                            case 2 -> i / 9000 % 7; // labels
                            default -> (int) Math.max(0, 30 * random.nextGaussian());
                        };
                raw[i] = (byte) value;
                raw[i + 1] = (byte) (value >> 8);
            }
            int ours = new Deflation().deflate(raw, 0, raw.length, 0, 0).length;
            int zlib = Streams.pack(raw, 1, Deflater.DEFAULT_STRATEGY).length;
            assertThat(ours).as("kind %s", kind).isLessThan((int) (1.04 * zlib));
        }
    }

    @Test
    void sameBytes_giveTheSameData_whateverWasPackedBefore() {
        Random random = new Random(6);
        Deflation used = new Deflation();
        for (int i = 0; i < 300; i++) {
            byte[] raw = Streams.raw(random);
            byte[] shifted = new byte[raw.length + 50_000];
            System.arraycopy(raw, 0, shifted, 50_000, raw.length);
            byte[] fresh = new Deflation().deflate(raw, 0, raw.length, 0, 0);
            assertThat(used.deflate(shifted, 50_000, raw.length, 0, 0))
                    .as("case %s", i)
                    .isEqualTo(fresh);
        }
    }

    private static void requireRoundTrip(byte[] raw, Random random, String of) throws Exception {
        byte[] from = new byte[raw.length + 2 * GUARD];
        random.nextBytes(from);
        System.arraycopy(raw, 0, from, GUARD, raw.length);
        byte[] before = from.clone();
        byte[] zlib = new DeflateCodec(false, 1).encode(from, GUARD, raw.length);
        assertThat(from).as(of).isEqualTo(before);
        assertThat(jdk(zlib, raw.length)).as(of).isEqualTo(raw);
        byte[] ours = new byte[raw.length];
        assertThat(ZlibBlock.decode(zlib, 0, zlib.length, ours)).as(of).isEqualTo(raw.length);
        assertThat(ours).as(of).isEqualTo(raw);
        byte[] gzip = new DeflateCodec(true, 1).encode(from, GUARD, raw.length);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            assertThat(in.readAllBytes()).as(of).isEqualTo(raw);
        }
    }

    /** All of zlib data, which must end with the last byte given. */
    private static byte[] jdk(byte[] zlib, int length) throws Exception {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(zlib);
            byte[] raw = new byte[length + 1];
            int n = 0;
            int got;
            while ((got = inflater.inflate(raw, n, raw.length - n)) > 0) {
                n += got;
            }
            assertThat(inflater.finished()).isTrue();
            assertThat(inflater.getRemaining()).isZero();
            return Arrays.copyOf(raw, n);
        } finally {
            inflater.end();
        }
    }
}
