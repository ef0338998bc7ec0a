package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Extent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers of NPZ, NIfTI, MRC and NRRD files that lie, lead elsewhere or are foreign. */
class BadVolumesTest {
    @TempDir
    Path folder;

    /** Nothing is unpacked under the names of an archive, wherever they lead. */
    @Test
    void names_in_an_npz_file_lead_nowhere() throws IOException {
        Path inner = Files.createDirectories(folder.resolve("a/b"));
        byte[] array = Files.readAllBytes(Fixture.folder().resolve("u1.npy"));
        Path file = inner.resolve("a.npz");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("../../evil.npy"));
            zip.write(array);
        }
        assertThat(Images.open(file).load().extent()).isEqualTo(Extent.yx(7, 11));
        assertThat(folder.resolve("evil.npy")).doesNotExist();
        assertThat(inner).isDirectoryContaining(p -> p.equals(file));
        assertThat(inner.toFile().list()).hasSize(1);
    }

    @Test
    void zip_bombs_are_refused_before_they_are_unpacked() throws IOException {
        Path file = folder.resolve("bomb.npz");
        String header = "{'descr': '<f8', 'fortran_order': False, 'shape': (1048576, 1048576), }";
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            zip.putNextEntry(new ZipEntry("a.npy"));
            zip.write(npy(header));
            zip.write(new byte[1 << 24]);
        }
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("ends too early");
        byte[] bytes = Files.readAllBytes(file);
        int central = find(bytes, new byte[] {'P', 'K', 1, 2});
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(central + 24, 0x7FFFFFFF);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void a_wrong_check_sum_in_an_npz_file_is_found() throws IOException {
        byte[] bytes = Files.readAllBytes(fixture("packed.npz"));
        int central = find(bytes, new byte[] {'P', 'K', 1, 2});
        bytes[central + 16] ^= 1;
        Path file = Files.write(folder.resolve("a.npz"), bytes);
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("check sum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/etc/passwd", "../secret.raw", "x/../../secret.raw", "LIST", "s%03d.raw 1 9 1"})
    void an_nrrd_header_names_no_file_outside_of_its_folder(String data) throws IOException {
        Files.write(folder.resolve("secret.raw"), new byte[100]);
        Path file = Files.writeString(
                Files.createDirectory(folder.resolve("in")).resolve("a.nhdr"),
                "NRRD0004\ntype: uint8\ndimension: 2\nsizes: 3 3\nencoding: raw\ndata file: " + data + "\n");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(
                        data.startsWith("LIST") || data.contains("%") ? "several files" : "outside of its folder");
    }

    @Test
    void nrrd_lines_and_bytes_are_skipped_as_the_header_says() throws IOException {
        byte[] voxels = "abcdef".getBytes(StandardCharsets.US_ASCII);
        String header = "NRRD0004\n# comment: x\nkey:=value\ntype: uchar\ndimension: 2\nsizes: 3 2\nencoding: raw\n";
        for (String skip :
                new String[] {"", "line skip: 2\n", "byte skip: 4\n", "byte skip: -1\n", "line skip: 1\nbyte skip: 1\n"
                }) {
            Path file = folder.resolve("a.nrrd");
            String before =
                    switch (skip) {
                        case "line skip: 2\n" -> "one\ntwo\n";
                        case "byte skip: 4\n" -> "four";
                        case "byte skip: -1\n" -> "whatever";
                        case "" -> "";
                        default -> "line\n1";
                    };
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write((header + skip + "\n" + before).getBytes(StandardCharsets.US_ASCII));
                out.write(voxels);
            }
            assertThat(Images.open(file).load().data()).as(skip).containsExactly('a', 'b', 'c', 'd', 'e', 'f');
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sizes: 1048576 1048576|ends too early",
                "sizes: 9223372036854775807 9223372036854775807|ends too early",
                "sizes: 0 3|empty array",
                "sizes: -3 -3|empty array",
                "sizes: 3|sizes",
                "sizes: 3 x|sizes",
                "encoding: lzw|lzw",
                "encoding: hex|ends too early",
                "type: block|block",
                "type: quux|quux",
                "dimension: 1|one dimension",
                "byte skip: 9223372036854775807|ends too early",
                "line skip: 99|fewer than"
            })
    void lying_or_foreign_nrrd_headers_are_refused(String changed, String reason) throws IOException {
        StringBuilder header = new StringBuilder("NRRD0004\n");
        String name = changed.substring(0, changed.indexOf(':'));
        for (String line : new String[] {
            "type: uint8", "dimension: 2", "sizes: 3 3", "encoding: raw", "byte skip: 0", "line skip: 0"
        }) {
            header.append(line.startsWith(name + ":") ? changed : line).append('\n');
        }
        Path file = Files.writeString(folder.resolve("a.nrrd"), header + "\n123456789");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "0,12,not an MRC",
        "0,1073741824,ends too early",
        "12,3,complex",
        "12,101,4 bits",
        "92,-1,extended header",
        "64,7,axes",
        "64,2,axes"
    })
    void lying_or_foreign_mrc_headers_are_refused(int at, int value, String reason) throws IOException {
        byte[] bytes = Files.readAllBytes(fixture("i2.mrc"));
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
        if (reason.startsWith("not an")) {
            bytes = Arrays.copyOf(bytes, 500);
        }
        Path file = Files.write(folder.resolve("a.mrc"), bytes);
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "70,32,no plain numbers",
        "70,0,no plain numbers",
        "40,9,9 dimensions",
        "42,-5,empty array",
        "344,105,pair of files",
        "108,0,begin at byte"
    })
    void lying_or_foreign_nifti_headers_are_refused(int at, short value, String reason) throws IOException {
        byte[] bytes = Files.readAllBytes(fixture("u2.nii"));
        if (at == 344) {
            bytes[345] = (byte) value;
        } else if (at == 108) {
            ByteBuffer.wrap(bytes).putFloat(at, value);
        } else {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putShort(at, value);
        }
        Path file = Files.write(folder.resolve("a.nii"), bytes);
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void a_nifti_header_that_claims_2_to_the_40_voxels_is_refused_packed_or_not() throws IOException {
        byte[] bytes = Files.readAllBytes(fixture("u1.nii"));
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(42, (short) 32767)
                .putShort(44, (short) 32767)
                .putShort(46, (short) 1024);
        Path plain = Files.write(folder.resolve("a.nii"), bytes);
        Path packed = folder.resolve("a.nii.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(bytes);
        }
        for (Path file : new Path[] {plain, packed}) {
            assertThatThrownBy(() -> Images.open(file).load())
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    @Test
    void an_nrrd_header_whose_file_of_voxels_has_an_impossible_name_is_refused() throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.nhdr"),
                "NRRD0004\ntype: uint8\ndimension: 2\nsizes: 3 3\nencoding: raw\ndata file: a\0.raw\n");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("control characters");
    }

    private static int find(byte[] bytes, byte[] mark) {
        for (int i = 0; i + mark.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + mark.length, mark, 0, mark.length)) {
                return i;
            }
        }
        throw new AssertionError("no such mark");
    }

    private static byte[] npy(String header) {
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 1).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) (header.length() + 1));
        return bytes.put((header + "\n").getBytes(StandardCharsets.ISO_8859_1)).array();
    }

    private static Path fixture(String name) {
        return Fixture.folder().resolveSibling("volumes").resolve(name);
    }
}
