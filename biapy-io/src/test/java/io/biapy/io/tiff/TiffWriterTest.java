package io.biapy.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.io.Opener;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TiffWriterTest {
    private final TiffFormat tiff = new TiffFormat();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "1,3,5,1", "1,300,700,2", "4,20,30,1", "3,17,9,5"})
    void images_come_back_as_they_were(int z, int y, int x, int channels) {
        FloatImage image =
                random(Extent.zyx(z, y, x), channels, 11).withCalibration(Calibration.of(0.3, 0.1625, 0.65, "um"));
        Path file = folder.resolve("image.tif");
        tiff.write(image, file);
        FloatImage back = tiff.open(file).load();
        assertThat(back.extent()).isEqualTo(image.extent());
        assertThat(back.channels()).isEqualTo(channels);
        assertThat(back.data()).isEqualTo(image.data());
        assertThat(back.pixelType()).isEqualTo(PixelType.FLOAT32);
        assertThat(back.calibration()).isEqualTo(image.calibration());
    }

    @ParameterizedTest
    @CsvSource({"UINT8,0,255", "UINT16,0,65535", "INT16,-32768,32767", "INT8,-128,127", "UINT32,0,16777216"})
    void integers_stay_integers_where_they_fit(PixelType type, float low, float high) {
        FloatImage image = FloatImage.of("i", Extent.yx(1, 3), 1, new float[] {low, 0, high})
                .withPixelType(type);
        Path file = folder.resolve("i.tif");
        tiff.write(image, file);
        assertThat(tiff.open(file).pixelType()).isEqualTo(type);
        assertThat(tiff.open(file).load().data()).isEqualTo(image.data());
        FloatImage broken = FloatImage.of("i", Extent.yx(1, 3), 1, new float[] {low, 0.5f, high})
                .withPixelType(type);
        tiff.write(broken, file);
        assertThat(tiff.open(file).pixelType()).isEqualTo(PixelType.FLOAT32);
        assertThat(tiff.open(file).load().data()).isEqualTo(broken.data());
    }

    @ParameterizedTest
    @CsvSource({"0,UINT8", "255,UINT8", "256,UINT16", "65535,UINT16", "65536,UINT32", "4294967295,UINT32"})
    void labels_are_exact_in_the_narrowest_type(long most, PixelType type) {
        long[] ids = {0, most / 2, most, 0, most, 0};
        Path file = folder.resolve("labels.tif");
        tiff.writeLabels(LabelImage.ofLongs("l", Extent.zyx(3, 1, 2), ids), file);
        long[] back = new long[6];
        tiff.openLabels(file)
                .read(io.biapy.core.image.Block.all(tiff.openLabels(file).size()), back);
        assertThat(back).isEqualTo(ids);
        assertThat(tiff.open(file).pixelType()).isEqualTo(type);
    }

    @Test
    void ids_above_32_bits_are_refused_with_advice() {
        LabelImage labels = LabelImage.ofLongs("l", Extent.yx(1, 1), new long[] {1L << 32});
        Path file = folder.resolve("labels.tif");
        assertThatThrownBy(() -> tiff.writeLabels(labels, file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("4294967296")
                .hasMessageContaining(".npy");
        assertThat(file).doesNotExist();
    }

    @Test
    void same_image_same_bytes() throws IOException {
        FloatImage image = random(Extent.zyx(2, 100, 100), 2, 5);
        tiff.write(image, folder.resolve("a.tif"));
        tiff.write(image, folder.resolve("b.tif"));
        assertThat(Files.mismatch(folder.resolve("a.tif"), folder.resolve("b.tif")))
                .isEqualTo(-1);
    }

    @Test
    void offsets_beyond_32_bits_make_it_a_BigTIFF() throws IOException {
        Path file = folder.resolve("big.tif");
        byte[] pixels = new byte[1000 * 900];
        new SplittableRandom(1).nextBytes(pixels);
        TiffOutput.PageLayout layout = new TiffOutput.PageLayout(1000, 900, 8, 1, "", new long[0], 6);
        for (long limit : new long[] {1000, TiffOutput.CLASSIC_LIMIT}) {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
                TiffOutput out = new TiffOutput(channel, layout, limit);
                for (int page = 0; page < 2; page++) {
                    out.page((first, rows, into) -> System.arraycopy(pixels, first * 1000, into, 0, rows * 1000));
                }
                out.finish();
            }
            assertThat(tiff.describe(file).startsWith("BigTIFF")).isEqualTo(limit == 1000);
            float[] data = tiff.open(file).load().data();
            assertThat(data).hasSize(2 * pixels.length);
            for (int i = 0; i < data.length; i++) {
                assertThat(data[i]).isEqualTo(pixels[i % pixels.length] & 0xFF);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.1, 0.1625, 0.65, 1.0 / 3, 4e-9, 40, 123456.789, 1e-4, 5e9})
    void pixel_sizes_survive_as_a_fraction_of_32_bit_numbers(double pixel) {
        long[] perUnit = ImageJText.pixelsPerUnit(pixel);
        assertThat(perUnit[0]).isBetween(1L, 0xFFFFFFFFL);
        assertThat(perUnit[1]).isBetween(1L, 0xFFFFFFFFL);
        if (pixel > 1e-8 && pixel < 4e9) {
            assertThat((double) perUnit[1] / perUnit[0])
                    .isCloseTo(pixel, org.assertj.core.data.Percentage.withPercentage(1e-13));
        }
    }

    /** ImageJ itself, the program that most users will open the file with. */
    @Test
    void imagej_opens_labels_with_slices_and_voxel_size() {
        int[] codes = new int[3 * 40 * 50];
        Arrays.setAll(codes, i -> i % 3000);
        LabelImage labels =
                LabelImage.of("l", Extent.zyx(3, 40, 50), codes).withCalibration(Calibration.of(2, 0.5, 0.25, "um"));
        Path file = folder.resolve("l.tif");
        tiff.writeLabels(labels, file);
        ImagePlus opened = new Opener().openImage(file.toString());
        assertThat(opened.getBitDepth()).isEqualTo(16);
        assertThat(opened.getNSlices()).isEqualTo(3);
        assertThat(opened.getNFrames()).isEqualTo(1);
        assertThat(opened.getCalibration().pixelWidth).isEqualTo(0.25);
        assertThat(opened.getCalibration().pixelHeight).isEqualTo(0.5);
        assertThat(opened.getCalibration().pixelDepth).isEqualTo(2);
        assertThat(opened.getCalibration().getUnit()).isEqualTo("\u00B5m");
        for (int z = 0; z < 3; z++) {
            short[] slice = (short[]) opened.getStack().getPixels(z + 1);
            for (int i = 0; i < slice.length; i++) {
                assertThat(slice[i] & 0xFFFF).isEqualTo(codes[z * 2000 + i]);
            }
        }
    }

    @Test
    void imagej_opens_float_channels_of_a_stack() {
        FloatImage image = random(Extent.zyx(4, 30, 20), 2, 9);
        Path file = folder.resolve("p.tif");
        tiff.write(image, file);
        ImagePlus opened = new Opener().openImage(file.toString());
        assertThat(opened.getNChannels()).isEqualTo(2);
        assertThat(opened.getNSlices()).isEqualTo(4);
        assertThat(opened instanceof CompositeImage || opened.isHyperStack()).isTrue();
        for (int c = 0; c < 2; c++) {
            for (int z = 0; z < 4; z++) {
                float[] slice = (float[]) opened.getStack().getPixels(opened.getStackIndex(c + 1, z + 1, 1));
                int start = (c * 4 + z) * 600;
                assertThat(slice).isEqualTo(Arrays.copyOfRange(image.data(), start, start + 600));
            }
        }
    }

    private static FloatImage random(Extent extent, int channels, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] data = new float[extent.voxels() * channels];
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return FloatImage.of("image", extent, channels, data);
    }
}
