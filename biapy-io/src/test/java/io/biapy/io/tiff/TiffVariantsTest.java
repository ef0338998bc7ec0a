package io.biapy.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random files of every combination that the reader takes, against the values they were built from. */
class TiffVariantsTest {
    private static final int[] UNSIGNED = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 32, 64};

    /** Those that give back every byte. */
    private static final List<Compression> EXACT = Arrays.stream(Compression.values())
            .filter(c -> c != Compression.JPEG)
            .toList();

    @TempDir
    Path folder;

    @RepeatedTest(400)
    void every_variant_is_read_as_it_was_built(RepetitionInfo repetition) throws IOException {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        TiffBuilder tiff = random(random);
        Path file = Files.write(folder.resolve("a.tif"), tiff.build());
        ImageSource image = new TiffFormat().open(file);
        assertThat(image.size().toExtent()).isEqualTo(Extent.yx(tiff.height, tiff.width));
        assertThat(image.channels()).isEqualTo(tiff.samples);
        int y = random.nextInt(tiff.height);
        int x = random.nextInt(tiff.width);
        Block block =
                new Block(0, y, x, Extent.yx(1 + random.nextInt(tiff.height - y), 1 + random.nextInt(tiff.width - x)));
        for (Block part : new Block[] {Block.all(image.size()), block}) {
            for (int c = 0; c < tiff.samples; c++) {
                float[] got = new float[part.extent().voxels()];
                image.read(c, part, got);
                assertThat(got).as("%s of channel %d", part, c).isEqualTo(expected(tiff, c, part));
            }
        }
    }

    private static TiffBuilder random(SplittableRandom random) {
        TiffBuilder tiff = new TiffBuilder();
        tiff.width = 1 + random.nextInt(40);
        tiff.height = 1 + random.nextInt(40);
        tiff.samples = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 1;
        tiff.planar = tiff.samples > 1 && random.nextBoolean();
        tiff.big = random.nextBoolean();
        tiff.bigTiff = random.nextBoolean();
        tiff.sampleFormat = 1 + random.nextInt(3);
        tiff.bits = tiff.sampleFormat == 1
                ? UNSIGNED[random.nextInt(UNSIGNED.length)]
                : tiff.sampleFormat == 2 ? 8 << random.nextInt(4) : 16 << random.nextInt(3);
        tiff.compression = EXACT.get(random.nextInt(EXACT.size()));
        tiff.compressionCode = switch (tiff.compression) {
            case NONE -> 1;
            case LZW -> 5;
            case DEFLATE -> random.nextBoolean() ? 8 : 32946;
            case PACKBITS -> 32773;
            case ZSTD -> 50000;
            case JPEG -> 7;
        };
        boolean predictable = tiff.compression != Compression.NONE && tiff.compression != Compression.PACKBITS;
        if (predictable && tiff.bits % 8 == 0) {
            tiff.predictor = tiff.sampleFormat == 3 ? 1 + random.nextInt(3) : 1 + random.nextInt(2);
        }
        tiff.reversedBits = random.nextInt(5) == 0;
        if (random.nextBoolean()) {
            tiff.tileWidth = 16 * (1 + random.nextInt(2));
            tiff.tileHeight = 16 * (1 + random.nextInt(2));
        } else if (random.nextBoolean()) {
            tiff.rowsPerStrip = 1 + random.nextInt(tiff.height);
        }
        tiff.values = new long[tiff.samples][tiff.width * tiff.height];
        long mask = tiff.bits == 64 ? -1 : (1L << tiff.bits) - 1;
        int kinds = 1 + random.nextInt(4); // few values compress, many do not
        for (long[] plane : tiff.values) {
            for (int i = 0; i < plane.length; i++) {
                long seed = kinds == 4 ? random.nextLong() : random.nextInt(kinds);
                plane[i] = tiff.sampleFormat == 3 ? floating(seed, tiff.bits) : seed & mask;
            }
        }
        return tiff;
    }

    /** Bits of a number; halves only of small whole numbers, since those are easy to write down. */
    private static long floating(long seed, int bits) {
        return switch (bits) {
            case 16 ->
                new long[] {0x0000, 0x3C00, 0x4000, 0x4200, 0xC400, 0x7BFF, 0x0001}
                        [(int) Long.remainderUnsigned(seed, 7)];
            case 32 -> Float.floatToRawIntBits(seed * 1.5e-3f) & 0xFFFFFFFFL;
            default -> Double.doubleToRawLongBits(seed * 1.5e-3);
        };
    }

    private static float[] expected(TiffBuilder tiff, int channel, Block part) {
        float[] out = new float[part.extent().voxels()];
        int at = 0;
        for (long y = part.y(); y < part.y() + part.extent().y(); y++) {
            for (long x = part.x(); x < part.x() + part.extent().x(); x++) {
                out[at++] = number(tiff, tiff.values[channel][(int) (y * tiff.width + x)]);
            }
        }
        return out;
    }

    private static float number(TiffBuilder tiff, long bits) {
        if (tiff.sampleFormat == 1) {
            return new java.math.BigDecimal(Long.toUnsignedString(bits)).floatValue();
        }
        if (tiff.sampleFormat == 2) {
            return bits << (64 - tiff.bits) >> (64 - tiff.bits);
        }
        return switch (tiff.bits) {
            case 16 ->
                switch ((int) bits) {
                    case 0x3C00 -> 1;
                    case 0x4000 -> 2;
                    case 0x4200 -> 3;
                    case 0xC400 -> -4;
                    case 0x7BFF -> 65504;
                    case 0x0001 -> 0x1p-24f;
                    default -> 0;
                };
            case 32 -> Float.intBitsToFloat((int) bits);
            default -> (float) Double.longBitsToDouble(bits);
        };
    }

    @Test
    void lzw_and_packbits_undo_what_the_encoders_do() {
        SplittableRandom random = new SplittableRandom(3);
        for (int n : new int[] {1, 2, 3, 100, 5000, 300_000}) {
            for (int kinds : new int[] {1, 2, 7, 256}) {
                byte[] raw = new byte[n];
                for (int i = 0; i < n; i++) {
                    raw[i] = (byte) random.nextInt(kinds);
                }
                for (Compression compression : EXACT) {
                    byte[] out = new byte[n];
                    byte[] packed = Packers.pack(compression, raw);
                    assertThat(compression.unpack(packed, packed.length, out, out.length))
                            .isEqualTo(n);
                    assertThat(out)
                            .as("%s of %d bytes of %d kinds", compression, n, kinds)
                            .isEqualTo(raw);
                }
            }
        }
    }

    @Test
    void no_packed_data_decodes_to_more_than_the_ratio_that_headers_are_held_to() {
        byte[] raw = new byte[4 << 20];
        for (Compression compression : EXACT) {
            byte[] packed = Packers.pack(compression, raw);
            assertThat((double) raw.length / packed.length)
                    .as("%s", compression)
                    .isLessThanOrEqualTo(compression.mostRatio());
        }
    }
}
