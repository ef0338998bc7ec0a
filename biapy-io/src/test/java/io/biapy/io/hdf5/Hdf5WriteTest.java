package io.biapy.io.hdf5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageCopy;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.LabelSink;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.Workers;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Hdf5WriteTest {
    @TempDir
    Path folder;

    private static FloatImage image(long seed, Extent extent, int channels) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[channels * extent.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(100);
        }
        return FloatImage.of("a", extent, channels, values).withPixelType(PixelType.UINT8);
    }

    @ParameterizedTest
    @EnumSource(
            value = PixelType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BIT"})
    void values_types_and_voxel_size_come_back(PixelType type) {
        FloatImage image = image(1, Extent.zyx(5, 70, 30), 2);
        Path file = folder.resolve("a.h5");
        ImageSpec spec = ImageSpec.of(image.size(), type)
                .channelNames(List.of("dna", "actin"))
                .chunk(Extent.zyx(2, 32, 16))
                .calibration(Calibration.of(40, 4, 4, "nm"));
        try (ImageSink sink = Images.create(file, spec)) {
            ImageCopy.with(Workers.callerOnly()).copy(image, sink);
        }
        try (ImageSource back = Images.open(file)) {
            assertThat(back.load().data()).isEqualTo(image.data());
            assertThat(back.pixelType()).isEqualTo(type);
            assertThat(back.channelNames()).containsExactly("dna", "actin");
            assertThat(back.calibration()).isEqualTo(Calibration.of(0.04, 0.004, 0.004, "um"));
            assertThat(back.chunk()).isEqualTo(Extent.zyx(2, 32, 16));
        }
    }

    @RepeatedTest(10)
    void blocks_of_any_shape_from_several_threads_make_the_same_image(RepetitionInfo repetition) {
        SplittableRandom random = new SplittableRandom(repetition.getCurrentRepetition());
        Extent extent = Extent.zyx(1 + random.nextInt(6), 1 + random.nextInt(40), 1 + random.nextInt(40));
        FloatImage image = image(random.nextLong(), extent, 1);
        Path file = folder.resolve("a.h5");
        ImageSpec spec = ImageSpec.of(image.size(), PixelType.UINT16)
                .chunk(Extent.zyx(1 + random.nextInt(3), 1 + random.nextInt(20), 1 + random.nextInt(20)));
        Extent edges = Extent.zyx(1 + random.nextInt(3), 1 + random.nextInt(20), 1 + random.nextInt(20));
        List<Block> blocks = Block.grid(image.size(), edges);
        try (Workers workers = Workers.of(3);
                ImageSink sink = Images.create(file, spec)) {
            workers.forEach(blocks.size(), i -> {
                float[] part = new float[blocks.get(i).extent().voxels()];
                image.read(0, blocks.get(i), part);
                sink.write(0, blocks.get(i), part);
            });
        }
        assertThat(Images.open(file, extent.z() == 1 ? "YX" : "ZYX").load().data())
                .isEqualTo(image.data());
    }

    /** More than 64 chunks need a second level of the tree, more than 4096 a third. */
    @Test
    void thousands_of_chunks_are_found_again() {
        LabelImage labels = LabelImage.of(
                "l",
                Extent.zyx(3, 90, 90),
                new SplittableRandom(1).ints(3 * 8100, 0, 9).toArray());
        Path file = folder.resolve("a.h5");
        try (LabelSink sink = Images.createLabels(
                Path.of(file + ":/deep/in/labels"),
                ImageSpec.of(labels.size(), PixelType.UINT8).chunk(Extent.zyx(1, 2, 2)))) {
            ImageCopy.with(Workers.callerOnly()).copy(labels, sink);
        }
        assertThat(Images.labels(file + ":/deep/in/labels").load().codes()).isEqualTo(labels.codes());
    }

    @Test
    void large_ids_are_kept_exactly() {
        LabelImage labels = LabelImage.ofLongs("l", Extent.yx(1, 3), new long[] {0, 1L << 40, Long.MAX_VALUE});
        Images.save(labels, folder.resolve("l.h5"));
        LabelImage back = Images.labels(folder.resolve("l.h5")).load();
        assertThat(back.id(back.codes()[2])).isEqualTo(Long.MAX_VALUE);
        assertThat(back.id(back.codes()[1])).isEqualTo(1L << 40);
    }

    @Test
    void tables_attributes_and_images_of_one_file_come_back() {
        Path file = folder.resolve("synapses.hdf");
        FloatImage raw = image(3, Extent.zyx(4, 9, 8), 1);
        long[] ids = {3, 5, -1};
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.longs("/annotations/ids", PixelType.UINT64, ids, 3);
            out.doubles("/annotations/locations", new double[] {1, 2, 3, 4, 5.5, -6}, 2, 3);
            out.texts("/annotations/types", List.of("presynaptic_site", "", "\u00E4"));
            out.longs("/annotations/partners", PixelType.INT16, new long[0], 0, 2);
            out.attribute("/", "file_format", "0.2");
            out.attribute("/annotations", "offset", 40, 4, 4);
            out.attribute("/volumes/raw", "resolution", 40, 4, 4);
            out.attribute("/volumes/raw", "names", "z", "yy");
            try (ImageSink sink = out.image("/volumes/raw", ImageSpec.of(raw.size(), PixelType.UINT8))) {
                ImageCopy.with(Workers.callerOnly()).copy(raw, sink);
            }
            out.group("/empty");
            assertThat(file).doesNotExist();
            out.finish();
        }
        try (Hdf5File back = Hdf5File.open(file)) {
            assertThat(back.datasets())
                    .containsExactlyInAnyOrder(
                            "/annotations/ids",
                            "/annotations/locations",
                            "/annotations/types",
                            "/annotations/partners",
                            "/volumes/raw");
            assertThat(back.dataset("/annotations/ids").longs()).isEqualTo(ids);
            assertThat(back.dataset("/annotations/ids").type()).contains(PixelType.UINT64);
            assertThat(back.dataset("/annotations/locations").shape()).containsExactly(2, 3);
            assertThat(back.dataset("/annotations/locations").doubles()).containsExactly(1, 2, 3, 4, 5.5, -6);
            assertThat(back.dataset("/annotations/types").texts()).containsExactly("presynaptic_site", "", "\u00E4");
            assertThat(back.dataset("/annotations/partners").shape()).containsExactly(0, 2);
            assertThat(back.dataset("/annotations/partners").longs()).isEmpty();
            assertThat(back.attributes("/").text("file_format")).contains("0.2");
            assertThat(back.attributes("/annotations").numbers("offset").orElseThrow())
                    .containsExactly(40, 4, 4);
            assertThat(back.attributes("/volumes/raw").texts("names")).containsExactly("z", "yy");
            assertThat(back.contains("/empty")).isTrue();
        }
        ImageSource image = Images.open(file + ":/volumes/raw");
        assertThat(image.calibration()).isEqualTo(Calibration.of(40, 4, 4, "nm"));
        assertThat(image.load().data()).isEqualTo(raw.data());
    }

    @Test
    void what_is_not_complete_is_not_kept() throws IOException {
        Path file = folder.resolve("a.h5");
        ImageSink sink = Images.create(file, ImageSpec.of(Size.yx(10, 10), PixelType.UINT8));
        sink.write(0, new Block(0, 0, 0, Extent.yx(10, 9)), new float[90]);
        assertThatThrownBy(sink::close).isInstanceOf(FileException.class).hasMessageContaining("not written in whole");
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.doubles("/a", new double[2], 2);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void other_data_sets_of_a_file_are_not_lost() {
        Path file = folder.resolve("a.h5");
        try (Hdf5Writer out = Hdf5Writer.create(file)) {
            out.doubles("/table", new double[2], 2).finish();
        }
        LabelImage labels = LabelImage.of("l", Extent.yx(1, 2), new int[] {0, 1});
        assertThatThrownBy(() -> Images.save(labels, Path.of(file + ":/labels")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("exists");
        assertThatThrownBy(() -> Images.save(labels, Path.of(file + ":/labels"), IfExists.REPLACE))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("/table, which would be lost");
        Images.save(labels, folder.resolve("b.h5"));
        Images.save(labels, folder.resolve("b.h5"), IfExists.REPLACE);
    }

    @Test
    void a_path_that_cannot_be_is_refused_by_name_and_leaves_nothing() throws IOException {
        LabelImage labels = LabelImage.of("l", Extent.yx(1, 2), new int[] {0, 1});
        Path file = folder.resolve("a.h5");
        assertThatThrownBy(() -> Images.save(labels, Path.of(file + ":/../b")))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("cannot be a path");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void wrong_values_shapes_and_paths_are_refused() {
        try (Hdf5Writer out = Hdf5Writer.create(folder.resolve("a.h5"))) {
            assertThatThrownBy(() -> out.longs("/a", PixelType.UINT8, new long[] {256}, 1))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("256 cannot be stored as UINT8");
            assertThatThrownBy(() -> out.longs("/a", PixelType.INT8, new long[] {-129}, 1))
                    .hasMessageContaining("-129");
            assertThatThrownBy(() -> out.longs("/a", PixelType.FLOAT32, new long[1], 1))
                    .hasMessageContaining("no type");
            assertThatThrownBy(() -> out.doubles("/a", new double[5], 2, 3)).hasMessageContaining("[2, 3]");
            out.doubles("/d", new double[1], 1);
            assertThatThrownBy(() -> out.doubles("/d", new double[1], 1)).hasMessageContaining("already");
            assertThatThrownBy(() -> out.doubles("/d/e", new double[1], 1)).hasMessageContaining("is a data set");
            assertThatThrownBy(() -> out.doubles("/", new double[1], 1)).hasMessageContaining("already");
            assertThatThrownBy(() -> out.group("/a/../b")).hasMessageContaining("cannot be a path");
            assertThatThrownBy(() -> out.attribute("/d", "long", new double[10_000]))
                    .hasMessageContaining("data set");
        }
    }

    /** Values of Bob Jenkins' own test program. */
    @Test
    void check_sums_are_those_of_lookup3() {
        byte[] text = "Four score and seven years ago".getBytes(StandardCharsets.US_ASCII);
        assertThat(Lookup3Kernel.hash(text, 0, 30)).isEqualTo(0x17770551);
        assertThat(Lookup3Kernel.hash(text, 0, 0)).isEqualTo(0xdeadbeef);
    }
}
