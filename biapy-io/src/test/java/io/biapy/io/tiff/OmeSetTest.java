package io.biapy.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.PixelType;
import io.biapy.io.IfExists;
import io.biapy.io.Images;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of OME-TIFF in several files: opened by any of them, and by the file that describes them. */
class OmeSetTest {
    private static final int SIDE = 6;

    @TempDir
    Path folder;

    /** One-page file {@code number}, all of whose pixels are that number plus their position. */
    private Path page(int number, String description) throws IOException {
        TiffBuilder builder = new TiffBuilder();
        builder.width = SIDE;
        builder.height = SIDE;
        builder.values = new long[1][SIDE * SIDE];
        for (int i = 0; i < SIDE * SIDE; i++) {
            builder.values[0][i] = 40L * number + i;
        }
        builder.description = description;
        return Files.write(folder.resolve("p" + number + ".ome.tif"), builder.build());
    }

    private static String uuid(int number) {
        return "urn:uuid:0000000" + number;
    }

    private static String pixels(String order, int c, long z, int t, String inside) {
        return ("<Image ID=\"Image:0\"><Pixels DimensionOrder=\"%s\" Type=\"uint8\" SizeX=\"%d\" SizeY=\"%d\" SizeC=\"%d\" SizeZ=\"%d\""
                        + " SizeT=\"%d\" PhysicalSizeX=\"0.1\" PhysicalSizeY=\"0.2\" PhysicalSizeZ=\"1.5\">%s</Pixels></Image>")
                .formatted(order, SIDE, SIDE, c, z, t, inside);
    }

    private static String at(int c, int z, int t, int file) {
        return "<TiffData FirstC=\"%d\" FirstZ=\"%d\" FirstT=\"%d\" IFD=\"0\" PlaneCount=\"1\"><UUID FileName=\"p%d.ome.tif\">%s</UUID></TiffData>"
                .formatted(c, z, t, file, uuid(file));
    }

    private static String ome(String uuid, String inside) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><OME xmlns=\"http://www.openmicroscopy.org/Schemas/OME/2016-06\""
                + (uuid.isEmpty() ? "" : " UUID=\"" + uuid + "\"") + ">" + inside + "</OME>";
    }

    /** Two channels of two slices, a page a file: p0 and p1 are the slices of channel 0, p2 and p3 those of channel 1. */
    private static String fourFiles() {
        return pixels(
                "XYCZT",
                2,
                2,
                1,
                "<Channel Name=\"dna\"/><Channel Name=\"actin\"/>" + at(0, 0, 0, 0) + at(0, 1, 0, 1) + at(1, 0, 0, 2)
                        + at(1, 1, 0, 3));
    }

    private void writeFour() throws IOException {
        for (int i = 0; i < 4; i++) {
            page(i, ome(uuid(i), fourFiles()));
        }
    }

    private static void assertFour(Path file) {
        FloatImage image = Images.open(file).load();
        assertThat(image.extent()).isEqualTo(Extent.zyx(2, SIDE, SIDE));
        assertThat(image.channels()).isEqualTo(2);
        assertThat(Images.open(file).channelNames()).containsExactly("dna", "actin");
        assertThat(image.calibration()).isEqualTo(Calibration.of(1.5, 0.2, 0.1, "um"));
        for (int i = 0; i < 4 * SIDE * SIDE; i++) {
            assertThat(image.data()[i]).isEqualTo(40 * (i / (SIDE * SIDE)) + i % (SIDE * SIDE));
        }
    }

    @Test
    void each_file_of_a_set_opens_the_whole_image() throws IOException {
        writeFour();
        for (int i = 0; i < 4; i++) {
            assertFour(folder.resolve("p" + i + ".ome.tif"));
        }
        assertThat(Images.info(folder.resolve("p1.ome.tif")).storage()).contains("OME-TIFF in 4 files, 4 pages");
    }

    @Test
    void a_companion_file_describes_files_that_know_nothing_of_each_other() throws IOException {
        for (int i = 0; i < 4; i++) {
            page(i, "");
        }
        Path companion = Files.writeString(folder.resolve("cells.companion.ome"), ome("urn:uuid:c", fourFiles()));
        assertFour(companion);
        assertThat(Images.open(companion).name()).isEqualTo("cells");
        assertThat(Images.info(companion).format()).isEqualTo("TIFF");
        Path renamed = Files.copy(companion, folder.resolve("cells.xml"));
        assertFour(renamed);
    }

    @Test
    void files_without_a_description_of_their_own_name_the_file_that_has_it() throws IOException {
        String elsewhere = ome("", "<BinaryOnly MetadataFile=\"all.companion.ome\" UUID=\"urn:uuid:c\"/>");
        for (int i = 0; i < 4; i++) {
            page(i, elsewhere);
        }
        Files.writeString(folder.resolve("all.companion.ome"), ome("urn:uuid:c", fourFiles()));
        assertFour(folder.resolve("p3.ome.tif"));

        String inFirst = ome("", "<BinaryOnly MetadataFile=\"p0.ome.tif\" UUID=\"" + uuid(0) + "\"/>");
        page(0, ome(uuid(0), fourFiles()));
        for (int i = 1; i < 4; i++) {
            page(i, inFirst);
        }
        assertFour(folder.resolve("p3.ome.tif"));
        assertFour(folder.resolve("p0.ome.tif"));
    }

    @Test
    void pages_are_taken_in_the_order_that_the_description_gives_them() throws IOException {
        for (String name : new String[] {"a", "b"}) {
            float[] data = new float[3 * SIDE * SIDE];
            for (int i = 0; i < data.length; i++) {
                data[i] = (name.equals("a") ? 0 : 100) + i / (SIDE * SIDE);
            }
            Images.save(
                    FloatImage.of(name, Extent.zyx(3, SIDE, SIDE), 1, data).withPixelType(PixelType.UINT8),
                    folder.resolve(name + ".tif"));
        }
        String parts = "<TiffData FirstT=\"0\"><UUID FileName=\"b.tif\"/></TiffData>" // all of its pages
                + "<TiffData FirstT=\"1\" FirstZ=\"0\" IFD=\"2\"><UUID FileName=\"a.tif\"/></TiffData>" // one page
                + "<TiffData FirstT=\"1\" FirstZ=\"1\" IFD=\"0\" PlaneCount=\"2\"><UUID FileName=\"a.tif\"/></TiffData>";
        Path companion = Files.writeString(folder.resolve("x.companion.ome"), ome("", pixels("XYZCT", 1, 3, 2, parts)));
        assertThat(slices(companion, 0)).containsExactly(100, 101, 102);
        assertThat(slices(companion, 1)).containsExactly(2, 0, 1);
    }

    private static int[] slices(Path file, int time) {
        FloatImage image = Images.open(file, Axes.AS_STORED.atTime(time)).load();
        int[] first = new int[image.extent().z()];
        for (int z = 0; z < first.length; z++) {
            first[z] = (int) image.data()[z * SIDE * SIDE];
        }
        return first;
    }

    @Test
    void a_missing_file_is_named_when_its_point_of_time_is_opened_and_no_other() throws IOException {
        String series = pixels("XYZCT", 1, 1, 3, at(0, 0, 0, 0) + at(0, 0, 1, 1) + at(0, 0, 2, 2));
        Path first = page(0, ome(uuid(0), series));
        page(2, ome(uuid(2), series));
        assertThat(Images.open(first, Axes.AS_STORED.atTime(2)).load().data()[0])
                .isEqualTo(80);
        assertThat(Images.info(first, Axes.AS_STORED.atTime(2)).storage()).contains("in 3 files");
        assertThatThrownBy(() -> Images.open(first, Axes.AS_STORED.atTime(1)))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(first.toString())
                .hasMessageContaining("p1.ome.tif is not beside it");
    }

    @Test
    void a_missing_description_is_named() throws IOException {
        Path file = page(0, ome("", "<BinaryOnly MetadataFile=\"all.companion.ome\" UUID=\"urn:uuid:c\"/>"));
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("all.companion.ome describes, which is not beside it");
    }

    @Test
    void descriptions_that_name_each_other_are_refused() throws IOException {
        Path one = page(0, ome("", "<BinaryOnly MetadataFile=\"p1.ome.tif\"/>"));
        page(1, ome("", "<BinaryOnly MetadataFile=\"p0.ome.tif\"/>"));
        assertThatThrownBy(() -> Images.open(one)).hasMessageContaining("names another file again");
        Path itself = page(2, ome("", "<BinaryOnly MetadataFile=\"p2.ome.tif\"/>"));
        assertThatThrownBy(() -> Images.open(itself)).hasMessageContaining("names another file again");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../secret.ome.tif", "/etc/passwd", "x/../../secret.ome.tif", "..", "a&#10;b.tif"})
    void names_that_lead_out_of_the_folder_are_not_followed(String name) throws IOException {
        String parts = "<TiffData IFD=\"0\"><UUID FileName=\"" + name + "\"/></TiffData>" + at(0, 1, 0, 1);
        Path inside = Files.createDirectory(folder.resolve("in"));
        page(1, "");
        Files.move(folder.resolve("p1.ome.tif"), folder.resolve("secret.ome.tif"));
        Path companion = Files.writeString(inside.resolve("a.companion.ome"), ome("", pixels("XYZCT", 1, 2, 1, parts)));
        assertThatThrownBy(() -> Images.open(companion))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(companion.toString())
                .hasMessageMatching("(?s).*(outside of its folder|control characters).*");
        Path binary = Files.write(
                inside.resolve("b.ome.tif"),
                Files.readAllBytes(page(0, ome("", "<BinaryOnly MetadataFile=\"" + name + "\"/>"))));
        assertThatThrownBy(() -> Images.open(binary))
                .isInstanceOf(FileException.class)
                .hasMessageMatching("(?s).*(outside of its folder|control characters).*");
    }

    @Test
    void a_file_of_another_set_is_told_by_its_uuid() throws IOException {
        writeFour();
        page(2, ome("urn:uuid:other", fourFiles()));
        Path file = folder.resolve("p0.ome.tif");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("p2.ome.tif of UUID " + uuid(2))
                .hasMessageContaining("UUID urn:uuid:other");
        page(3, ome("", "<BinaryOnly MetadataFile=\"p0.ome.tif\" UUID=\"urn:uuid:none\"/>"));
        assertThatThrownBy(() -> Images.open(folder.resolve("p3.ome.tif")))
                .hasMessageContaining("of UUID urn:uuid:none");
    }

    @Test
    void files_of_different_kinds_make_no_image() throws IOException {
        writeFour();
        TiffBuilder wide = new TiffBuilder();
        wide.width = SIDE + 1;
        wide.height = SIDE;
        wide.values = new long[1][SIDE * (SIDE + 1)];
        Files.write(folder.resolve("p2.ome.tif"), wide.build());
        assertThatThrownBy(() -> Images.open(folder.resolve("p0.ome.tif")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("p2.ome.tif, 6 x 7 uint8");
        Files.writeString(folder.resolve("p2.ome.tif"), "no TIFF file at all");
        assertThatThrownBy(() -> Images.open(folder.resolve("p0.ome.tif")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("p2.ome.tif")
                .hasMessageContaining("is not a TIFF file");
    }

    @Test
    void planes_that_were_never_recorded_are_told_and_no_zeros() throws IOException {
        String stopped = pixels("XYZCT", 1, 2, 2, at(0, 0, 0, 0) + at(0, 1, 0, 1) + at(0, 0, 1, 2));
        for (int i = 0; i < 3; i++) {
            page(i, ome(uuid(i), stopped));
        }
        Path file = folder.resolve("p1.ome.tif");
        assertThat(slices(file, 0)).containsExactly(0, 40);
        assertThatThrownBy(() -> Images.open(file, Axes.AS_STORED.atTime(1)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("names no page for plane 3");
    }

    @ParameterizedTest
    @CsvSource({"9999999999,1", "2147483647,1", "16000000,2147483647", "3,2147483647", "1,-5"})
    @Timeout(20)
    void sizes_and_counts_that_lie_are_refused(long slices, int count) throws IOException {
        String part = "<TiffData IFD=\"0\" PlaneCount=\"%d\"><UUID FileName=\"p%d.ome.tif\"/></TiffData>";
        String lies = pixels("XYZCT", 2, slices, 1, part.formatted(count, 0) + part.formatted(count, 1));
        Path file = page(0, ome("", lies));
        page(1, "");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void a_single_file_may_have_another_name_than_it_tells() throws IOException {
        Path file = page(0, ome("", pixels("XYZCT", 1, 1, 1, at(0, 0, 0, 7))));
        assertThat(Images.open(file).load().data()[1]).isEqualTo(1);
        String two = ome(uuid(1), pixels("XYZCT", 1, 2, 1, at(0, 0, 0, 1) + at(0, 1, 0, 2)));
        page(2, "");
        Path renamed = Files.move(page(1, two), folder.resolve("new name.ome.tif"));
        assertThat(slices(renamed, 0)).as("known by its UUID").containsExactly(40, 80);
    }

    @Test
    void of_several_images_a_file_opens_the_one_that_it_belongs_to() throws IOException {
        String two = ome(
                "",
                pixels("XYZCT", 1, 1, 1, at(0, 0, 0, 0)) + pixels("XYZCT", 1, 2, 1, at(0, 0, 0, 1) + at(0, 1, 0, 2)));
        for (int i = 0; i < 3; i++) {
            page(i, two);
        }
        assertThat(slices(folder.resolve("p0.ome.tif"), 0)).containsExactly(0);
        assertThat(slices(folder.resolve("p2.ome.tif"), 0)).containsExactly(40, 80);
        Path companion = Files.writeString(folder.resolve("a.companion.ome"), two);
        assertThat(slices(companion, 0)).containsExactly(0);
        assertThat(Images.folder(folder).names()).containsExactly("a", "p1");
    }

    @Test
    void a_folder_lists_an_image_in_several_files_once() throws IOException {
        writeFour();
        Files.writeString(folder.resolve("cells.companion.ome"), ome("", fourFiles()));
        Path alone = folder.resolve("z.ome.tif");
        Images.save(FloatImage.of("z", Extent.yx(3, 3), 1, new float[9]), alone, IfExists.REFUSE);
        assertThat(Images.folder(folder).names()).containsExactly("cells", "z");
    }

    @Test
    void a_block_is_read_from_the_files_that_hold_it_only() throws IOException {
        writeFour();
        try (ImageSource image = Images.open(folder.resolve("p0.ome.tif"))) {
            Files.delete(folder.resolve("p2.ome.tif"));
            float[] block = new float[4];
            image.read(1, new Block(1, 2, 3, Extent.yx(2, 2)), block);
            assertThat(block).containsExactly(135, 136, 141, 142);
            assertThatThrownBy(() -> image.read(1, new Block(0, 2, 3, Extent.yx(2, 2)), block))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("p2.ome.tif");
        }
    }

    @Test
    void a_companion_file_is_not_written() {
        Path file = folder.resolve("a.companion.ome");
        assertThatThrownBy(() -> Images.save(FloatImage.of("z", Extent.yx(3, 3), 1, new float[9]), file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("only read");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void ranges_of_planes_are_those_that_were_put_last() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 300; round++) {
            PlaneRanges ranges = new PlaneRanges();
            OmePart[] naive = new OmePart[40];
            for (int k = 0; k < 12; k++) {
                int from = random.nextInt(40);
                int end = Math.min(40, from + random.nextInt(12));
                OmePart part = new OmePart(from, k, end - from, "", "");
                ranges.put(from, end, part);
                for (int i = from; i < end; i++) {
                    naive[i] = part;
                }
            }
            for (int i = 0; i < 40; i++) {
                assertThat(ranges.at(i).orElse(null)).isEqualTo(naive[i]);
            }
        }
    }
}
