package io.biapy.io.zarr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import io.biapy.io.codec.BloscCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written is read again: any layout, block by block, from several threads. */
class ZarrWriteTest {
    @TempDir
    Path folder;

    @Test
    void nothing_is_put_into_an_array() {
        FloatImage image = FloatImage.of("a", Extent.yx(2, 3), 1, new float[6]);
        Path store = folder.resolve("a.zarr");
        Images.save(image, store);
        assertThatThrownBy(() -> Images.save(image, Path.of(store + ":/0/b")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("inside of the array");
        assertThat(store.resolve("0/b")).doesNotExist();
        Images.save(image, Path.of(store + ":/more/b"));
        assertThat(Images.open(store + ":/more/b").size()).isEqualTo(Size.yx(2, 3));
    }

    @Test
    void a_group_names_its_images_and_opens_the_only_one() {
        FloatImage image = FloatImage.of("a", Extent.yx(2, 3), 1, new float[6]);
        Path store = folder.resolve("b.zarr");
        Images.save(image, Path.of(store + ":/one"));
        assertThat(Images.open(store).size()).isEqualTo(Size.yx(2, 3));
        Images.save(image, Path.of(store + ":/two"));
        assertThatThrownBy(() -> Images.open(store))
                .isInstanceOf(FileException.class)
                .hasMessageEndingWith("name one of its images: " + store + ":/one, :/two.");
    }

    @Test
    void labels_beside_an_image_are_not_lost_when_it_is_replaced() {
        FloatImage image = FloatImage.of("a", Extent.yx(2, 3), 1, new float[6]);
        Path store = folder.resolve("a.zarr");
        Images.save(image, store);
        Images.save(image, store, IfExists.REPLACE);
        Path labels = Path.of(store + ":/labels/nuclei");
        Images.save(LabelImage.of("l", Extent.yx(2, 3), new int[6]), labels);
        Images.save(LabelImage.of("l", Extent.yx(2, 3), new int[6]), labels, IfExists.REPLACE);
        assertThatThrownBy(() -> Images.save(image, store, IfExists.REPLACE))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("more than one image (\"labels\")");
        assertThat(Images.labels(labels).size()).isEqualTo(Size.yx(2, 3));
    }

    @Test
    void a_server_is_not_written_to() {
        FloatImage image = FloatImage.of("a", Extent.yx(2, 3), 1, new float[6]);
        for (IfExists mode : IfExists.values()) {
            assertThatThrownBy(() -> Images.save(image, Path.of("http://127.0.0.1:9/a.zarr"), mode))
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith("http://127.0.0.1:9/a.zarr")
                    .hasMessageContaining("only read");
        }
    }

    static Stream<ZarrLayout> layouts() {
        return Stream.of(ZarrLayout.standard(), ZarrLayout.version2())
                .flatMap(layout -> Arrays.stream(ZarrLayout.Compression.values())
                        .map(compression -> layout.compression(compression, 5)
                                .nested(compression.ordinal() % 2 == 0)
                                .shuffle(BloscCodec.Shuffle.values()[compression.ordinal() % 3])))
                .flatMap(layout -> layout.version() == 3
                        ? Stream.of(layout, layout.shards(Extent.zyx(2, 1, 2)))
                        : Stream.of(layout));
    }

    private static float[] values(int n, PixelType type, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[n];
        float low = type.isSigned() ? -100 : 0;
        float end = type == PixelType.BIT ? 2 : 128;
        for (int i = 0; i < n; i++) {
            double v = low + random.nextDouble() * (end - low);
            values[i] = type.isFloating() ? Math.round(v * 4) / 4f : (float) Math.floor(v);
        }
        return values;
    }

    @ParameterizedTest
    @MethodSource("layouts")
    void saved_images_are_read_again_in_every_layout(ZarrLayout layout) {
        float[] values = values(2 * 9 * 10 * 11, PixelType.UINT16, 1);
        FloatImage image = FloatImage.of("a", Extent.zyx(9, 10, 11), 2, values)
                .withPixelType(PixelType.UINT16)
                .withCalibration(Calibration.of(0.5, 0.25, 0.125, "um"));
        Path file = folder.resolve("a.zarr");
        ZarrFiles.save(image, Extent.zyx(4, 5, 3), file, layout, Workers.callerOnly());
        FloatImage read = Images.open(file).load();
        assertThat(read.data()).isEqualTo(values);
        assertThat(read.extent()).isEqualTo(image.extent());
        assertThat(read.pixelType()).isEqualTo(PixelType.UINT16);
        assertThat(read.calibration()).isEqualTo(image.calibration());
    }

    @ParameterizedTest
    @EnumSource(PixelType.class)
    void every_type_is_written_and_read(PixelType type) {
        float[] values = values(5 * 6 * 7, type, 2);
        for (ZarrLayout layout : List.of(ZarrLayout.standard(), ZarrLayout.version2())) {
            Path file = folder.resolve(type + "-" + layout.version() + ".zarr");
            ImageSpec spec = ImageSpec.of(Size.zyx(5, 6, 7), type).chunk(Extent.zyx(2, 6, 4));
            ZarrFiles.create(spec, file, layout).write(0, Block.all(spec.size()), values);
            assertThat(Images.open(file).load().data()).isEqualTo(values);
            assertThat(Images.open(file).pixelType()).isEqualTo(type);
        }
    }

    @Test
    void random_blocks_from_several_threads_give_what_one_array_would_hold() {
        for (long seed = 0; seed < 12; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Extent all = Extent.zyx(1 + random.nextInt(12), 1 + random.nextInt(20), 1 + random.nextInt(20));
            Extent chunk = Extent.zyx(1 + random.nextInt(5), 1 + random.nextInt(9), 1 + random.nextInt(9));
            ZarrLayout layout = seed % 3 == 0
                    ? ZarrLayout.version2()
                    : seed % 3 == 1
                            ? ZarrLayout.standard()
                            : ZarrLayout.standard().shards(Extent.zyx(2, 2, 1));
            long[] ids =
                    random.longs(all.voxels(), 0, 5).map(v -> v * (1L << 33)).toArray();
            ImageSpec spec = ImageSpec.of(all.toSize(), PixelType.UINT64).chunk(chunk);
            Path file = folder.resolve(seed + ".zarr");
            LabelSink sink = ZarrFiles.createLabels(spec, file, layout);
            List<Block> blocks = Block.grid(all.toSize(), Extent.zyx(3, 4, 7)); // fit no chunk
            LabelImage whole = LabelImage.ofLongs("w", all, ids);
            try (Workers workers = Workers.of(4)) {
                workers.forEach(blocks.size(), i -> {
                    long[] part = new long[blocks.get(i).extent().voxels()];
                    whole.read(blocks.get(i), part);
                    sink.write(blocks.get(i), part);
                });
                long[] read = new long[ids.length];
                Images.labels(file).read(Block.all(all.toSize()), read);
                assertThat(read).as("seed %d, %s", seed, spec).isEqualTo(ids);
                assertThat(Images.open(file).load(workers).data())
                        .isEqualTo(Images.open(file).load().data());
            }
        }
    }

    @Test
    void several_threads_save_the_same_bytes() throws IOException {
        FloatImage image = FloatImage.of("a", Extent.zyx(70, 140, 150), 1, values(70 * 140 * 150, PixelType.UINT8, 3))
                .withPixelType(PixelType.UINT8);
        Path one = folder.resolve("one").resolve("a.zarr");
        Path four = folder.resolve("four").resolve("a.zarr");
        ZarrFiles.save(image, one, ZarrLayout.standard());
        try (Workers workers = Workers.of(4)) {
            ZarrFiles.save(image, four, ZarrLayout.standard(), workers);
            assertThat(Images.open(one).load(workers).data()).isEqualTo(image.data());
        }
        try (Stream<Path> files = Files.walk(one)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(four.resolve(one.relativize(file))).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void smaller_resolutions_hold_means_of_values_and_first_ids() {
        Extent all = Extent.yx(515, 300);
        FloatImage image = FloatImage.of("a", all, 1, values(all.voxels(), PixelType.FLOAT32, 4));
        Path file = folder.resolve("a.zarr");
        Images.save(image, file);
        FloatImage half = Images.open(folder.resolve("a.zarr/1")).load();
        assertThat(half.extent()).isEqualTo(Extent.yx(258, 150));
        assertThat(half.value(0, 0, 3, 4))
                .isEqualTo((image.value(0, 0, 6, 8)
                                + image.value(0, 0, 6, 9)
                                + image.value(0, 0, 7, 8)
                                + image.value(0, 0, 7, 9))
                        / 4);
        assertThat(half.value(0, 0, 257, 0)).isEqualTo((image.value(0, 0, 514, 0) + image.value(0, 0, 514, 1)) / 2);
        int[] ids = new int[all.voxels()];
        Arrays.setAll(ids, i -> i % 7);
        Images.save(LabelImage.of("l", all, ids), folder.resolve("l.zarr"));
        LabelImage fewer = Images.labels(folder.resolve("l.zarr:/1")).load();
        assertThat(fewer.codes()[151]).isEqualTo(ids[2 * 300 + 2]);
    }

    @Test
    void voxel_size_of_a_smaller_resolution_is_larger() {
        Calibration calibration = Calibration.of(2, 0.5, 0.5, "um");
        Extent all = Extent.zyx(4, 300, 300);
        Path file = folder.resolve("a.zarr");
        Images.save(FloatImage.of("a", all, 1, new float[all.voxels()]).withCalibration(calibration), file);
        assertThat(Images.open(file.resolve("0")).calibration()).isEqualTo(calibration);
        assertThat(Images.open(file.resolve("1")).calibration()).isEqualTo(Calibration.of(2, 1, 1, "um"));
        assertThat(Images.open(file.resolve("1")).name()).isEqualTo("a");
    }

    @Test
    void labels_inside_of_an_image_are_listed_and_coloured() throws IOException {
        for (ZarrLayout layout : List.of(ZarrLayout.standard(), ZarrLayout.version2())) {
            Path file = folder.resolve("v" + layout.version() + ".zarr");
            ZarrFiles.save(FloatImage.of("a", Extent.yx(4, 5), 1, new float[20]), file, layout);
            LabelImage labels = LabelImage.of("l", Extent.yx(4, 5), values(20, PixelType.UINT8));
            Path cells = Path.of(file + ":/labels/cells");
            Images.save(labels, cells);
            Images.save(labels, Path.of(file + ":/labels/more"));
            assertThat(Images.labels(cells).load().codes()).isEqualTo(labels.codes());
            assertThat(Images.labels(cells).name()).isEqualTo("v" + layout.version() + "-labels-cells");
            assertThat(Images.info(cells).storage())
                    .contains("labels with 20 colours")
                    .contains("OME-NGFF 0.");
            String list = Files.readString(file.resolve(layout.version() == 3 ? "labels/zarr.json" : "labels/.zattrs"));
            assertThat(list).contains("\"cells\", \"more\"");
            assertThatThrownBy(() -> Images.save(labels, cells))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("exists already");
            assertThat(Images.open(file).size()).isEqualTo(Size.yx(4, 5));
        }
    }

    private static int[] values(int n, PixelType type) {
        int[] ids = new int[n];
        Arrays.setAll(ids, i -> i + 1);
        return ids;
    }

    @Test
    void channel_names_and_axes_travel() {
        Path file = folder.resolve("a.zarr");
        ImageSpec spec = ImageSpec.of(Size.zyx(2, 3, 4), PixelType.FLOAT16).channelNames(List.of("F", "C"));
        ImageSink sink = Images.create(file, spec);
        sink.write(1, Block.all(spec.size()), values(24, PixelType.FLOAT16, 5));
        ImageSource image = Images.open(file);
        assertThat(image.channelNames()).containsExactly("F", "C");
        assertThat(image.channel("C").load().data()).isEqualTo(values(24, PixelType.FLOAT16, 5));
        assertThat(image.channel("F").load().data()).containsOnly(0);
    }

    @Test
    void more_can_be_written_later() {
        Path file = folder.resolve("a.zarr");
        ImageSpec spec = ImageSpec.of(Size.zyx(4, 6, 8), PixelType.UINT8).chunk(Extent.zyx(2, 3, 4));
        Images.create(file, spec).close();
        assertThatThrownBy(() -> Images.create(file, spec)).hasMessageContaining("exists already");
        ImageSource open = Images.open(file);
        Block block = new Block(1, 1, 1, Extent.zyx(2, 2, 2));
        float[] seen = new float[8];
        open.read(0, block, seen);
        assertThat(seen).containsOnly(0);
        float[] eights = {8, 8, 8, 8, 8, 8, 8, 8};
        Images.update(file).write(0, block, eights);
        open.read(0, block, seen);
        assertThat(seen).as("an image that was opened before").isEqualTo(eights);
        Images.create(file, spec, IfExists.REPLACE).close();
        open.read(0, block, seen);
        assertThat(seen).containsOnly(0);
    }

    @Test
    void chunks_of_nothing_but_the_fill_value_take_no_file() throws IOException {
        Path file = folder.resolve("a.zarr");
        ImageSpec spec = ImageSpec.of(Size.yx(8, 8), PixelType.UINT8).chunk(Extent.yx(4, 4));
        ImageSink sink = Images.create(file, spec);
        float[] one = new float[64];
        one[0] = 1;
        sink.write(0, Block.all(spec.size()), one);
        assertThat(chunks(file)).hasSize(1);
        sink.write(0, Block.all(spec.size()), new float[64]);
        assertThat(chunks(file)).isEmpty();
    }

    private static List<Path> chunks(Path file) throws IOException {
        try (Stream<Path> files = Files.walk(file.resolve("0"))) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> !f.endsWith("zarr.json"))
                    .toList();
        }
    }

    @Test
    void values_and_ids_that_the_type_cannot_hold_are_refused() {
        ImageSpec spec = ImageSpec.of(Size.yx(1, 2), PixelType.UINT8);
        ImageSink sink = Images.create(folder.resolve("a.zarr"), spec);
        for (float bad : new float[] {256, -1, Float.NaN, Float.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> sink.write(0, Block.all(spec.size()), new float[] {1, bad}))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("uint8");
        }
        LabelSink labels = Images.createLabels(folder.resolve("l.zarr"), spec);
        assertThatThrownBy(() -> labels.write(Block.all(spec.size()), new long[] {1, 256}))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("256");
        assertThatThrownBy(() -> labels.write(Block.all(spec.size()), new long[] {-1, 1}))
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> sink.write(1, Block.all(spec.size()), new float[2]))
                .hasMessageContaining("channel 1");
        assertThatThrownBy(() -> sink.write(0, new Block(0, 1, 0, Extent.yx(1, 1)), new float[1]))
                .hasMessageContaining("not inside");
    }

    @Test
    void folders_that_are_no_zarr_are_never_replaced() throws IOException {
        Path precious = Files.createDirectories(folder.resolve("a.zarr"));
        Files.writeString(precious.resolve("thesis.txt"), "years of work");
        LabelImage labels = LabelImage.of("l", Extent.yx(1, 1), new int[1]);
        assertThatThrownBy(() -> Images.save(labels, precious, IfExists.REPLACE))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("something else");
        assertThat(precious.resolve("thesis.txt")).exists();
        Path file = Files.writeString(folder.resolve("b.zarr"), "text");
        assertThatThrownBy(() -> Images.save(labels, file, IfExists.REPLACE)).isInstanceOf(FileException.class);
        assertThat(file).hasContent("text");
    }

    @Test
    void what_a_killed_writer_left_is_no_chunk() throws IOException {
        Path file = folder.resolve("a.zarr");
        Images.save(LabelImage.of("l", Extent.yx(2, 2), new int[] {1, 2, 3, 4}), file);
        Files.writeString(file.resolve("0/c/0/.0.12ab.part"), "half a chu");
        assertThat(Images.labels(file).load().codes()).containsExactly(1, 2, 3, 4);
    }
}
