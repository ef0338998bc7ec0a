package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NRRD headers whose voxels are in several files: listed, numbered, in slices, rows or slabs. */
class DetachedNrrdTest {
    private static final String HEADER = "NRRD0005\ntype: uint8\ndimension: 3\nsizes: 2 3 4\nencoding: raw\n";

    @TempDir
    Path folder;

    /** Files of {@code each} bytes that hold the numbers from 0 to 23 in turn. */
    private void parts(int each, String name, int first, int step) throws IOException {
        for (int i = 0; i * each < 24; i++) {
            byte[] part = new byte[each];
            for (int k = 0; k < each; k++) {
                part[k] = (byte) (i * each + k);
            }
            Files.write(folder.resolve(String.format(name, first + i * step)), part);
        }
    }

    private Path header(String data) throws IOException {
        return Files.writeString(folder.resolve("a.nhdr"), HEADER + "data file: " + data + "\n");
    }

    private static void assertCounts(Path file) {
        float[] data = Images.open(file).load().data();
        assertThat(data).hasSize(24);
        for (int i = 0; i < 24; i++) {
            assertThat(data[i]).isEqualTo(i);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "s%03d.raw 1 4 1,6,s%03d.raw,1,1",
        "s%d.raw 8 11 1 2,6,s%d.raw,8,1",
        "s%2d.raw 40 10 -10,6,s%d.raw,40,-10",
        "s%03d.raw 1 12 1 1,2,s%03d.raw,1,1",
        "s%03d.raw 0 1 1 3,12,s%03d.raw,0,1",
        "s%03d.raw 5 6 9 3,24,s%03d.raw,5,1",
        "my slices/s %03d.raw 1 4 1,6,my slices/s %03d.raw,1,1"
    })
    void numbered_files_are_slices_or_what_the_header_says(String data, int each, String name, int first, int step)
            throws IOException {
        Files.createDirectories(folder.resolve("my slices"));
        parts(each, name, first, step);
        assertCounts(header(data));
    }

    @Test
    void listed_files_are_read_in_their_order() throws IOException {
        parts(6, "s%d.raw", 0, 1);
        assertCounts(header("LIST\ns0.raw\ns1.raw\ns2.raw\ns3.raw"));
        assertCounts(header("LIST 2\r\ns0.raw\r\ns1.raw\r\ns2.raw\r\ns3.raw\r\n"));
        float[] turned = Images.open(header("LIST\ns3.raw\ns1.raw\ns1.raw\ns0.raw"))
                .load()
                .data();
        assertThat(turned[0]).isEqualTo(18);
        assertThat(turned[6]).isEqualTo(6);
        assertThat(turned[12]).isEqualTo(6);
        assertThat(turned[23]).isEqualTo(5);
        assertThat(Images.info(folder.resolve("a.nhdr")).storage()).contains("4 files, s3.raw to s0.raw");
    }

    @ParameterizedTest
    @CsvSource({
        "s%03d.raw 1 5 1,several files",
        "s%03d.raw 1 4 0,several files",
        "s%03d.raw 4 1 1,several files",
        "s%03d.raw 1 999999999 1,several files",
        "s%03d.raw 1 4 1 3,s001.raw: ends too early",
        "s%03d.raw 1 4 1 0,several files",
        "s%03d.raw 1 4 1 4,several files",
        "s%03d.raw 0 3 1,s000.raw: there is no such file",
        "LIST,several files",
        "../s%03d.raw 1 4 1,outside of its folder",
        "s%03d%d.raw 1 4 1,no such file"
    })
    @Timeout(20)
    void files_that_do_not_make_the_array_are_refused(String data, String reason) throws IOException {
        parts(6, "s%03d.raw", 1, 1);
        if (data.contains("3") && data.endsWith("3")) {
            Files.write(folder.resolve("s001.raw"), new byte[5]);
        }
        Path file = header(data);
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void a_list_names_nothing_outside_of_its_folder() throws IOException {
        parts(6, "s%d.raw", 0, 1);
        Path file = header("LIST\ns0.raw\ns1.raw\n../../etc/passwd\ns3.raw");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("outside of its folder (../../etc/passwd)");
    }

    @Test
    void a_missing_or_short_file_among_them_is_named() throws IOException {
        parts(6, "s%d.raw", 0, 1);
        Path file = header("s%d.raw 0 3 1");
        Files.delete(folder.resolve("s2.raw"));
        assertThatThrownBy(() -> Images.open(file)).hasMessageContaining("s2.raw: there is no such file");
        Files.write(folder.resolve("s2.raw"), new byte[5]);
        assertThatThrownBy(() -> Images.open(file)).hasMessageContaining("s2.raw: ends too early");
    }

    @Test
    void a_block_is_read_from_the_files_that_hold_it_only() throws IOException {
        parts(6, "s%d.raw", 0, 1);
        try (ImageSource image = Images.open(header("s%d.raw 0 3 1"))) {
            Files.delete(folder.resolve("s0.raw"));
            float[] block = new float[4];
            image.read(0, new Block(2, 1, 0, Extent.zyx(2, 1, 2)), block);
            assertThat(block).containsExactly(14, 15, 20, 21);
            assertThatThrownBy(() -> image.read(0, new Block(0, 1, 0, Extent.zyx(2, 1, 2)), block))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("s0.raw");
        }
    }
}
