package io.biapy.io.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Packed bytes that were changed give an answer of a length that was asked for, or a {@link CodecException}, and nothing else. */
class CodecDamageTest {
    private static final int EACH = 1500;

    static Stream<ByteCodec> codecs() {
        return Stream.of(
                new DeflateCodec(true, 1),
                new DeflateCodec(false, 6),
                new ZstdCodec(3),
                new Lz4Codec(),
                new Lz4StreamCodec(),
                new BzipCodec(1),
                new XzCodec(0),
                new BloscCodec(BloscCodec.Inner.ZSTD, 5, BloscCodec.Shuffle.BITSHUFFLE, 2, 0),
                new Crc32cCodec());
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void damage_is_told_or_changes_values_only(ByteCodec codec) {
        SplittableRandom random = new SplittableRandom(codec.toString().hashCode());
        byte[] raw = new byte[3000];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) (i % 50 == 0 ? random.nextInt() : 3);
        }
        byte[] packed = codec.encode(raw, 0, raw.length);
        int refused = 0;
        for (int k = 0; k < EACH; k++) {
            byte[] changed = packed.clone();
            if (k % 5 == 0) {
                changed = Arrays.copyOf(changed, random.nextInt(changed.length));
            }
            for (int n = 1 + random.nextInt(3); n > 0 && changed.length > 0; n--) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            byte[] into = new byte[random.nextInt(4) == 0 ? random.nextInt(4000) : raw.length];
            try {
                assertThat(codec.decode(changed, 0, changed.length, into)).isBetween(0, into.length);
            } catch (CodecException e) {
                assertThat(e.getMessage()).isNotBlank().doesNotContain("null");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(EACH / 10);
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void what_is_packed_is_unpacked(ByteCodec codec) throws CodecException {
        SplittableRandom random = new SplittableRandom(5);
        for (int n : new int[] {1, 2, 100, 70_000}) {
            byte[] raw = new byte[n];
            random.nextBytes(raw);
            Arrays.fill(raw, n / 2, n, (byte) 7);
            byte[] packed = codec.encode(raw, 0, n);
            byte[] back = new byte[n];
            assertThat(codec.decode(packed, 0, packed.length, back)).isEqualTo(n);
            assertThat(back).isEqualTo(raw);
            assertThat((long) packed.length * codec.mostRatio() + 1024).isGreaterThanOrEqualTo(n);
        }
    }
}
