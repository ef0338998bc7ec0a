package io.biapy.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.io.Opener;
import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.sample.TargetImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
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
    void offsets_beyond_32_bits_make_it_a_BigTIFF() {
        Path file = folder.resolve("big.tif");
        FloatImage image = bytes(Extent.zyx(2, 900, 1000));
        ImageSpec spec = ImageSpec.of(image.size(), PixelType.UINT8);
        for (long limit : new long[] {1000, SegmentFile.CLASSIC_LIMIT}) {
            NewTiff tiff = NewTiff.of(file, spec, PixelType.UINT8, TiffLayout.standard(), 0, 0, new byte[0]);
            try (ImageSink sink = TargetImage.of(TiffTarget.create(tiff, file, limit))) {
                sink.write(0, Block.all(image.size()), image.data());
            }
            assertThat(this.tiff.describe(file).startsWith("BigTIFF")).isEqualTo(limit == 1000);
            assertThat(this.tiff.open(file).load().data()).isEqualTo(image.data());
        }
    }

    static Stream<TiffLayout> layouts() {
        return Stream.of(TiffLayout.Packing.values()).flatMap(packing -> Stream.of(
                        TiffLayout.standard(), TiffLayout.standard().tiles(32, 48))
                .flatMap(layout -> Stream.of(false, true)
                        .map(predictor -> layout.packing(packing, 3).predictor(predictor))));
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void every_layout_keeps_every_value(TiffLayout layout) {
        Path file = folder.resolve("a.tif");
        for (PixelType type : new PixelType[] {PixelType.UINT8, PixelType.INT16, PixelType.UINT32, PixelType.FLOAT32}) {
            FloatImage image = FloatImage.of(
                    "a",
                    Extent.zyx(2, 71, 101),
                    2,
                    random(Extent.zyx(2, 71, 101), 2, 3).data());
            if (!type.isFloating()) {
                for (int i = 0; i < image.data().length; i++) {
                    image.data()[i] = (float) Math.floor(Math.abs(image.data()[i]) * 100);
                }
            }
            TiffFiles.save(image.withPixelType(type), file, layout, Workers.callerOnly());
            assertThat(tiff.open(file).load().data()).isEqualTo(image.data());
            assertThat(tiff.open(file).pixelType()).isEqualTo(type);
        }
        String stored = tiff.describe(file);
        assertThat(stored).contains(layout.isTiled() ? "tiles of 32 x 48" : "one strip");
        assertThat(tiff.describe(file).contains("predictor")).isFalse(); // the last one was a float
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void any_number_of_threads_gives_the_same_bytes(TiffLayout layout) throws IOException {
        FloatImage image = bytes(Extent.zyx(3, 200, 300));
        Path one = folder.resolve("one.tif");
        Path three = folder.resolve("three.tif");
        TiffFiles.save(image, one, layout, Workers.callerOnly());
        try (Workers workers = Workers.of(3)) {
            TiffFiles.save(image, three, layout, workers);
        }
        assertThat(Files.mismatch(one, three)).isEqualTo(-1);
    }

    /** Blocks that fit no strip or tile, in random order, some of them written twice. */
    @ParameterizedTest
    @MethodSource("layouts")
    void blocks_may_be_of_any_form_and_come_in_any_order(TiffLayout layout) {
        FloatImage image = bytes(Extent.zyx(4, 130, 150));
        Path file = folder.resolve("a.tif");
        List<Block> blocks = new ArrayList<>();
        for (int z = 0; z < 4; z += 3) {
            for (int y = 0; y < 130; y += 27) {
                for (int x = 0; x < 150; x += 41) {
                    blocks.add(new Block(
                            z, y, x, Extent.zyx(Math.min(3, 4 - z), Math.min(27, 130 - y), Math.min(41, 150 - x))));
                }
            }
        }
        java.util.Collections.shuffle(blocks, new java.util.Random(7));
        try (ImageSink sink = TiffFiles.create(ImageSpec.of(image.size(), PixelType.UINT8), file, layout)) {
            for (Block block : blocks) {
                sink.write(0, block, new float[block.extent().voxels()]);
            }
            for (Block block : blocks) { // over what was there
                float[] values = new float[block.extent().voxels()];
                image.read(0, block, values);
                sink.write(0, block, values);
            }
        }
        assertThat(tiff.open(file).load().data()).isEqualTo(image.data());
    }

    @Test
    void several_threads_may_write_blocks() {
        FloatImage image = bytes(Extent.zyx(6, 200, 200));
        Path file = folder.resolve("a.tif");
        try (Workers workers = Workers.of(4);
                ImageSink sink = TiffFiles.create(
                        ImageSpec.of(image.size(), PixelType.UINT8).chunk(Extent.yx(64, 64)),
                        file,
                        TiffLayout.standard())) {
            assertThat(sink.chunk()).isEqualTo(Extent.yx(64, 64));
            workers.forEach(6 * 25, i -> {
                int y = i % 25 / 5 * 40;
                int x = i % 5 * 40;
                Block block = new Block(i / 25, y, x, Extent.yx(40, 40));
                float[] values = new float[1600];
                image.read(0, block, values);
                sink.write(0, block, values);
            });
        }
        assertThat(tiff.open(file).load().data()).isEqualTo(image.data());
    }

    @Test
    void a_file_that_was_not_written_in_whole_gets_no_name() {
        Path file = folder.resolve("a.tif");
        for (int rows : new int[] {0, 1, 59}) {
            LabelSink sink = TiffFiles.createLabels(
                    ImageSpec.of(Size.yx(60, 50), PixelType.UINT16),
                    file,
                    TiffLayout.standard().tiles(16, 16));
            sink.write(new Block(0, 0, 0, Extent.yx(rows, 50)), new long[rows * 50]);
            assertThatThrownBy(sink::close)
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(file.toString())
                    .hasMessageContaining("not complete");
            assertThat(folder).isEmptyDirectory();
        }
    }

    @Test
    void tiles_have_edges_of_a_multiple_of_16() {
        assertThatThrownBy(() -> TiffLayout.standard().tiles(100, 64))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("100 x 64");
    }

    @Test
    void a_name_that_ends_in_ome_tif_gets_ome_xml() {
        Path file = folder.resolve("a.ome.tif");
        ImageSpec spec = ImageSpec.of(Size.zyx(3, 5, 6), PixelType.UINT16)
                .channelNames(List.of("DNA", "a < \"b\" & \u00B5"))
                .calibration(Calibration.of(0.5, 0.25, 0.1, "um"));
        float[] slice = new float[90];
        try (ImageSink sink = TiffFiles.create(spec, file, TiffLayout.standard())) {
            for (int c = 0; c < 2; c++) {
                Arrays.fill(slice, c + 1);
                sink.write(c, Block.all(spec.size()), slice);
            }
        }
        ImageSource image = tiff.open(file);
        assertThat(tiff.describe(file)).contains("OME-TIFF");
        assertThat(image.channelNames()).containsExactly("DNA", "a < \"b\" & \u00B5");
        assertThat(image.calibration()).isEqualTo(Calibration.of(0.5, 0.25, 0.1, "um"));
        assertThat(image.size()).isEqualTo(Size.zyx(3, 5, 6));
        image.read(1, Block.all(image.size()), slice);
        assertThat(slice).containsOnly(2);
    }

    /** Fiji shows labels in colours, and other programs see numbers. */
    @Test
    void labels_carry_a_look_up_table_that_imagej_finds() {
        int[] codes = {0, 1, 2, 254, 255, 7};
        Path file = folder.resolve("l.tif");
        tiff.writeLabels(LabelImage.of("l", Extent.yx(2, 3), codes), file);
        ImagePlus opened = new Opener().openImage(file.toString());
        assertThat(opened.getDisplayRangeMin()).isZero();
        assertThat(opened.getDisplayRangeMax()).isEqualTo(255);
        java.awt.image.IndexColorModel table =
                (java.awt.image.IndexColorModel) opened.getProcessor().getColorModel();
        for (int i = 0; i < 256; i++) {
            assertThat(table.getRGB(i) & 0xFFFFFF).isEqualTo(io.biapy.io.export.LabelColors.of(i));
        }
        assertThat(tiff.openLabels(file).load().codes()).isEqualTo(codes);
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

    /** Random whole values of 0 to 255, in runs, so that they can be packed. */
    private static FloatImage bytes(Extent extent) {
        SplittableRandom random = new SplittableRandom(extent.hashCode());
        float[] data = new float[extent.voxels()];
        for (int i = 0; i < data.length; ) {
            int run = Math.min(data.length - i, 1 + random.nextInt(9));
            Arrays.fill(data, i, i + run, random.nextInt(256));
            i += run;
        }
        return FloatImage.of("bytes", extent, 1, data).withPixelType(PixelType.UINT8);
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
