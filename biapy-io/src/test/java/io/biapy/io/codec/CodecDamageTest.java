package io.biapy.io.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.image.PixelType;
import io.biapy.io.sample.Samples;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
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
                SumCodec.crc32c(),
                new SumCodec(SumCodec.Sum.CRC32, false),
                new SumCodec(SumCodec.Sum.ADLER32, true));
    }

    /** Filters of numbers have no way to see damage but by length. */
    static Stream<ByteCodec> filters() {
        Samples i4 = new Samples(PixelType.INT32, false);
        Samples u2 = new Samples(PixelType.UINT16, true);
        Samples f8 = new Samples(PixelType.FLOAT64, false);
        return Stream.of(
                new DeltaCodec(i4, i4),
                new DeltaCodec(u2, i4),
                new DeltaCodec(u2, u2),
                new ScaleOffsetCodec(i4, f8, 1, 7),
                new ShuffleCodec(4));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void filtered_numbers_come_back_and_other_lengths_are_refused(ByteCodec codec) throws CodecException {
        SplittableRandom random = new SplittableRandom(6);
        for (int n : new int[] {8, 400, 4000}) {
            byte[] raw = new byte[n];
            random.nextBytes(raw);
            byte[] packed = codec.encode(raw, 0, n);
            assertThat((long) packed.length).isLessThanOrEqualTo(codec.mostEncoded(n));
            byte[] back = new byte[n];
            assertThat(codec.decode(packed, 0, packed.length, back)).isEqualTo(n);
            assertThat(back).isEqualTo(raw);
            assertThatThrownBy(() -> codec.decode(packed, 0, packed.length, new byte[n - 4]))
                    .isInstanceOf(CodecException.class);
        }
    }

    @Test
    void truth_values_take_a_bit_each() throws CodecException {
        SplittableRandom random = new SplittableRandom(7);
        ByteCodec codec = new PackedBitsCodec();
        for (int n = 1; n < 40; n++) {
            byte[] raw = new byte[n];
            for (int i = 0; i < n; i++) {
                raw[i] = (byte) random.nextInt(2);
            }
            byte[] packed = codec.encode(raw, 0, n);
            assertThat(packed).hasSize(1 + (n + 7) / 8);
            byte[] back = new byte[n];
            assertThat(codec.decode(packed, 0, packed.length, back)).isEqualTo(n);
            assertThat(back).isEqualTo(raw);
            packed[0] = 9;
            assertThatThrownBy(() -> codec.decode(packed, 0, packed.length, back))
                    .isInstanceOf(CodecException.class);
        }
    }

    @Test
    void scaled_values_are_rounded_to_the_nearest_step() throws CodecException {
        Samples f4 = new Samples(PixelType.FLOAT32, false);
        ByteCodec codec = new ScaleOffsetCodec(f4, new Samples(PixelType.UINT8, false), 10, 100);
        byte[] raw = new byte[8];
        f4.fromFloats(new float[] {101.26f, 100.04f}, 0, raw, 0, 2);
        byte[] packed = codec.encode(raw, 0, 8);
        assertThat(packed).containsExactly(13, 0);
        byte[] back = new byte[8];
        codec.decode(packed, 0, 2, back);
        float[] values = new float[2];
        f4.toFloats(back, 0, 4, values, 0, 2);
        assertThat(values).containsExactly(101.3f, 100);
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

    /** On a small heap the dictionary does not fit, on a large one the data are found out. */
    @Test
    void an_lzma_header_that_asks_for_the_largest_dictionary_is_refused_on_any_heap() {
        byte[] bytes = new byte[200];
        bytes[0] = 0x5D;
        bytes[4] = 0x08;
        Arrays.fill(bytes, 5, 13, (byte) 0xFF);
        assertThatThrownBy(() -> new XzCodec(0).decode(bytes, 0, bytes.length, new byte[100]))
                .isInstanceOf(CodecException.class);
    }
}
