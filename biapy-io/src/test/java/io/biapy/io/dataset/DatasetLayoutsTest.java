package io.biapy.io.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSet;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.io.png.PngFormat;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Masks, run lengths and COCO: what is written comes back, and what others wrote is read as their own tools read it. */
class DatasetLayoutsTest {
    @TempDir
    Path folder;

    /** Labels with touching, broken, holed and diagonal objects. */
    private static LabelImage random(long seed, int height, int width, int most) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] codes = new int[height * width];
        for (int k = 0; k < 3 * most; k++) {
            int label = 1 + random.nextInt(most);
            int y = random.nextInt(height);
            int x = random.nextInt(width);
            int h = 1 + random.nextInt(6);
            int w = 1 + random.nextInt(6);
            int value = random.nextInt(4) == 0 ? 0 : label;
            for (int i = y; i < Math.min(height, y + h); i++) {
                Arrays.fill(codes, i * width + x, i * width + Math.min(width, x + w), value);
            }
        }
        return LabelImage.of("image" + seed, Extent.yx(height, width), codes);
    }

    @RepeatedTest(40)
    void coco_gives_back_every_pixel_and_id(RepetitionInfo repetition) {
        LabelImage labels = random(repetition.getCurrentRepetition(), 23, 31, 9);
        for (CocoWriter.Shapes shapes : CocoWriter.Shapes.values()) {
            Path file = folder.resolve(shapes + ".json");
            CocoWriter.write(file, List.of(Map.entry("a/cells.png", labels)), shapes);
            CocoFile coco = CocoFile.read(file);
            assertThat(coco.images()).containsExactly("cells");
            assertThat(coco.labels("cells").codes()).as("%s", shapes).isEqualTo(labels.codes());
        }
    }

    @Test
    void coco_polygons_and_run_lengths_are_decoded_as_the_coco_api_does() throws IOException, URISyntaxException {
        Path file = Path.of(
                DatasetLayoutsTest.class.getResource("/coco/annotations.json").toURI());
        CocoFile coco = CocoFile.read(file);
        assertThat(coco.images()).containsExactly("image0", "image1", "image2", "image3");
        for (String name : coco.images()) {
            LabelImage expected = new io.biapy.io.npy.NpyFormat()
                    .openLabels(file.resolveSibling(name + ".npy"))
                    .load();
            assertThat(coco.labels(name).codes()).as(name).isEqualTo(expected.codes());
        }
    }

    @Test
    void coco_ids_pass_32_bits() {
        long[] ids = {0, 1L << 40, 7, 7};
        Path file = folder.resolve("a.json");
        CocoWriter.write(
                file,
                List.of(Map.entry("a", LabelImage.ofLongs("a", Extent.yx(2, 2), ids))),
                CocoWriter.Shapes.POLYGONS);
        LabelImage back = CocoFile.read(file).labels("a");
        assertThat(back.id(back.codes()[1])).isEqualTo(1L << 40);
        assertThat(back.id(back.codes()[2])).isEqualTo(7);
    }

    @Test
    void coco_pairs_find_images_and_tell_all_that_is_wrong() {
        LabelImage labels = random(3, 20, 30, 5);
        Map<String, LabelImage> images = new LinkedHashMap<>();
        images.put("x/one.png", labels.withName("one"));
        images.put("two.png", labels.withName("two"));
        Path file = folder.resolve("a.json");
        CocoWriter.write(file, images.entrySet(), CocoWriter.Shapes.RUNS);
        picture(folder.resolve("images/x/one.png"), 20, 30);
        picture(folder.resolve("images/two.png"), 20, 30);
        ImageSet pairs = CocoFile.read(file).pairs(folder.resolve("images"));
        assertThat(pairs.pairs()).extracting(ImageSet.Pair::name).containsExactly("one", "two");
        assertThat(pairs.get(1).openLabels().load().codes()).isEqualTo(labels.codes());
        assertThat(pairs.get(0).openRaw().size().toString()).isEqualTo("20 x 30");
        picture(folder.resolve("other/two.png"), 20, 31);
        assertThatThrownBy(() -> CocoFile.read(file).pairs(folder.resolve("other")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one.png is missing")
                .hasMessageContaining("20 x 31");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{}|images",
                "[1]|images",
                "{\"images\": [|damaged JSON",
                "{\"images\": [{\"id\": 1, \"file_name\": \"a\", \"height\": 0, \"width\": 4}], \"annotations\": []}|size",
                "{\"images\": [{\"id\": 1, \"file_name\": \"a\", \"height\": 1048576, \"width\": 1048576}], \"annotations\": []}|size",
                "{\"images\": [{\"id\": 1, \"height\": 2, \"width\": 4}], \"annotations\": []}|name",
                "{\"images\": [], \"annotations\": [{\"id\": 5, \"image_id\": 3}]}|annotation 5"
            })
    void foreign_and_lying_coco_files_are_refused(String text, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), text);
        assertThatThrownBy(() -> CocoFile.read(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[[1, 2, 3]]|pairs",
                "[[1, 2, 3, 4, \"x\", 5]]|pairs",
                "[[1, 2, 3, 4, 1e300, 5]]|pairs",
                "[]|no shape",
                "{\"size\": [3, 4], \"counts\": [12, 13]}|leave the image",
                "{\"size\": [3, 4], \"counts\": [-1, 13]}|leave the image",
                "{\"size\": [3, 4], \"counts\": [3]}|3 pixels",
                "{\"size\": [4, 3], \"counts\": [12]}|3 x 4",
                "{\"size\": [3, 4], \"counts\": \"~~~\"}|damaged",
                "{\"size\": [3, 4], \"counts\": \"oooooooooooooooo\"}|damaged"
            })
    void coco_shapes_that_cannot_be_are_refused(String shape, String reason) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.json"),
                "{\"images\": [{\"id\": 1, \"file_name\": \"a.png\", \"height\": 3, \"width\": 4}],"
                        + "\"annotations\": [{\"id\": 5, \"image_id\": 1, \"segmentation\": " + shape + "}]}");
        assertThatThrownBy(() -> CocoFile.read(file).labels("a"))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("annotation 5")
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 5, 31, 32, 1000, 123456789012L})
    void packed_counts_come_back(long large) {
        long[] counts = {0, 3, large, 7, 1, large + 1, 2};
        assertThat(CocoRuns.unpack(CocoRuns.pack(counts))).isEqualTo(counts);
    }

    @RepeatedTest(20)
    void run_length_tables_give_back_every_pixel(RepetitionInfo repetition) {
        LabelImage labels = compact(random(repetition.getCurrentRepetition(), 19, 27, 8));
        Path file = folder.resolve("a.csv");
        LabelImage empty = LabelImage.of("no, object", Extent.yx(4, 5), new int[20]);
        RunLengthTable.write(file, List.of(labels, empty));
        RunLengthTable table = RunLengthTable.read(file);
        assertThat(table.images()).containsExactly(labels.name(), "no, object");
        assertThat(table.labels(labels.name()).codes()).isEqualTo(labels.codes());
        assertThat(table.labels("no, object").codes()).isEqualTo(empty.codes());
    }

    /** Kaggle's own example: "1 3 10 5" are pixels 1, 2, 3, 10, 11, 12, 13, 14, down the columns. */
    @Test
    void runs_count_from_1_down_the_columns() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "ImageId,EncodedPixels\nx,1 3 10 5\n");
        assertThat(RunLengthTable.read(file).labels("x", Extent.yx(4, 5)).codes())
                .containsExactly(
                        1, 0, 0, 1, 0, //
                        1, 0, 1, 1, 0, //
                        1, 0, 1, 0, 0, //
                        0, 0, 1, 0, 0);
        assertThatThrownBy(() -> RunLengthTable.read(file).labels("x"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("Height and Width");
    }

    @ParameterizedTest
    @CsvSource({
        "x;1 21,does not lie",
        "x;0 1,does not lie",
        "x;5,does not lie",
        "x;1 0,does not lie",
        "x;1 99999999999999999999,whole number",
        "x;a b,whole number"
    })
    void runs_that_cannot_be_are_refused_with_their_line(String row, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "ImageId;EncodedPixels\n" + row + "\n");
        assertThatThrownBy(() -> RunLengthTable.read(file).labels("x", Extent.yx(4, 5)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining(reason);
    }

    @Test
    void a_table_of_images_that_memory_cannot_hold_is_refused() throws IOException {
        assumeTrue(Runtime.getRuntime().maxMemory() < 8L << 30, "this Java may use more memory than 2^31 pixels need");
        Path file =
                Files.writeString(folder.resolve("a.csv"), "ImageId,EncodedPixels,Height,Width\nx,1 3,46000,46000\n");
        assertThatThrownBy(() -> RunLengthTable.read(file).labels("x"))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("memory");
    }

    @Test
    void objects_that_share_pixels_are_refused() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "ImageId,EncodedPixels\nx,1 3\nx,3 2\n");
        assertThatThrownBy(() -> RunLengthTable.read(file).labels("x", Extent.yx(4, 5)))
                .hasMessageContaining("line 3")
                .hasMessageContaining("shares pixels");
    }

    @Test
    void masks_are_one_file_an_object() {
        LabelImage labels = LabelImage.of("a", Extent.yx(2, 3), new int[] {5, 0, 12, 5, 0, 12});
        MaskFolder.write(labels, folder.resolve("masks"));
        assertThat(folder.resolve("masks").toFile().list()).containsExactlyInAnyOrder("5.png", "12.png");
        assertThat(MaskFolder.read(folder.resolve("masks"), "a").codes()).containsExactly(1, 0, 2, 1, 0, 2);
        assertThatThrownBy(() -> MaskFolder.write(labels, folder.resolve("masks")))
                .hasMessageContaining("exists");
    }

    @Test
    void masks_that_overlap_differ_in_size_or_are_empty_are_refused() {
        Path masks = folder.resolve("masks");
        mask(masks.resolve("a.png"), 2, 2, 255, 0, 0, 0);
        mask(masks.resolve("b.png"), 2, 2, 255, 0, 0, 255);
        assertThatThrownBy(() -> MaskFolder.read(masks, "x"))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("b.png: shares");
        mask(masks.resolve("b.png"), 1, 2, 0, 255);
        assertThatThrownBy(() -> MaskFolder.read(masks, "x")).hasMessageContaining("b.png: is 1 x 2");
        mask(masks.resolve("b.png"), 2, 2, 0, 0, 0, 0);
        assertThatThrownBy(() -> MaskFolder.read(masks, "x")).hasMessageContaining("b.png: is all 0");
    }

    @Test
    void the_layout_of_the_data_science_bowl_is_a_set_of_pairs() {
        for (String name : new String[] {"b10", "b2"}) {
            picture(folder.resolve(name + "/images/" + name + ".png"), 2, 3);
            MaskFolder.write(
                    LabelImage.of(name, Extent.yx(2, 3), new int[] {1, 0, 2, 1, 0, 2}),
                    folder.resolve(name + "/masks"));
        }
        assertThat(Dsb2018.isIn(folder)).isTrue();
        ImageSet pairs = Dsb2018.pairs(folder);
        assertThat(pairs.pairs()).extracting(ImageSet.Pair::name).containsExactly("b2", "b10");
        assertThat(pairs.get(0).openLabels().load().objects()).isEqualTo(2);
        picture(folder.resolve("b3/images/b3.png"), 2, 3);
        assertThatThrownBy(() -> Dsb2018.pairs(folder))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("b3 lacks");
        assertThat(Dsb2018.isIn(folder.resolve("b2"))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(CocoWriter.Shapes.class)
    void volumes_are_refused(CocoWriter.Shapes shapes) {
        LabelImage volume = LabelImage.of("v", Extent.zyx(2, 1, 1), new int[2]);
        Path file = folder.resolve("a.json");
        assertThatThrownBy(() -> CocoWriter.write(file, List.of(Map.entry("v", volume)), shapes))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("single slices");
        assertThat(folder).isEmptyDirectory();
    }

    /** Objects numbered from 1 without gaps, as a table gives them back. */
    private static LabelImage compact(LabelImage labels) {
        int[] codes = labels.codes().clone();
        int[] present =
                Arrays.stream(codes).filter(c -> c > 0).distinct().sorted().toArray();
        for (int i = 0; i < codes.length; i++) {
            codes[i] = codes[i] == 0 ? 0 : 1 + Arrays.binarySearch(present, codes[i]);
        }
        return LabelImage.of(labels.name(), labels.extent(), codes);
    }

    private static void picture(Path file, int height, int width) {
        float[] data = new float[height * width];
        new PngFormat()
                .write(FloatImage.of("a", Extent.yx(height, width), 1, data).withPixelType(PixelType.UINT8), file);
    }

    private static void mask(Path file, int height, int width, float... data) {
        new PngFormat()
                .write(FloatImage.of("a", Extent.yx(height, width), 1, data).withPixelType(PixelType.UINT8), file);
    }
}
