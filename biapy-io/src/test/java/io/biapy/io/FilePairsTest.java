package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pairs of .hdr and .img, of NIfTI and Analyze 7.5. */
class FilePairsTest {
    @TempDir
    Path folder;

    private static Path set(String name) {
        return Fixture.folder().resolveSibling("sets").resolve(name);
    }

    private Path copy(String name, String as) throws IOException {
        return Files.copy(set(name), folder.resolve(as));
    }

    private static ByteBuffer bytes(Path file, ByteOrder order) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(order);
    }

    @ParameterizedTest
    @CsvSource({"a.hdr,a.img,a.hdr", "A.HDR,A.IMG,A.IMG", "b c.hdr,b c.img,b c.img"})
    void partners_have_the_same_name(String header, String voxels, String opened) throws IOException {
        copy("pair.hdr", header);
        copy("pair.img", voxels);
        assertThat(Images.open(folder.resolve(opened)).load().data())
                .isEqualTo(Images.open(set("pair.hdr")).load().data());
        assertThat(Images.info(folder.resolve(opened)).storage()).contains("NIfTI-1 in two files, voxels in " + voxels);
        assertThat(Images.folder(folder).size()).isEqualTo(1);
    }

    @Test
    void one_of_a_pair_may_be_packed() throws IOException {
        Path header = copy("packed.hdr.gz", "a.hdr.gz");
        Path voxels = folder.resolve("a.img");
        try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(set("packed.img.gz")))) {
            Files.copy(in, voxels);
        }
        float[] expected = Images.open(set("packed.hdr.gz")).load().data();
        assertThat(Images.open(header).load().data()).isEqualTo(expected);
        assertThat(Images.open(voxels).load().data()).isEqualTo(expected);
        assertThat(Images.open(voxels).name()).isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pair.hdr", "pair.img", "packed.hdr.gz", "packed.img.gz", "analyze.img"})
    void a_missing_partner_is_named(String name) throws IOException {
        Path alone = copy(name, name);
        String partner = name.contains("hdr") ? name.replace("hdr", "img") : name.replace("img", "hdr");
        assertThatThrownBy(() -> Images.open(alone))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(alone.toString())
                .hasMessageContaining(partner)
                .hasMessageContaining("is not beside it");
    }

    @Test
    void voxels_that_end_too_early_are_told_by_their_file() throws IOException {
        Path header = copy("pair.hdr", "a.hdr");
        byte[] voxels = Files.readAllBytes(set("pair.img"));
        Path short1 = Files.write(folder.resolve("a.img"), java.util.Arrays.copyOf(voxels, voxels.length - 1));
        assertThatThrownBy(() -> Images.open(header))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(short1.toString())
                .hasMessageContaining("ends too early");
        Files.write(short1, new byte[0]);
        assertThatThrownBy(() -> Images.open(header))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("is empty");
    }

    @Test
    void a_header_that_lies_is_refused() throws IOException {
        copy("pair.img", "a.img");
        ByteBuffer large = bytes(set("pair.hdr"), ByteOrder.LITTLE_ENDIAN);
        for (int axis = 1; axis <= 7; axis++) {
            large.putShort(40 + 2 * axis, Short.MAX_VALUE);
        }
        Path header = Files.write(folder.resolve("a.hdr"), large.array());
        assertThatThrownBy(() -> Images.open(header))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("ends too early");
        ByteBuffer start = bytes(set("pair.hdr"), ByteOrder.LITTLE_ENDIAN).putFloat(108, -8);
        Files.write(header, start.array());
        assertThatThrownBy(() -> Images.open(header))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("begin at byte -8");
        Files.writeString(header, "ENVI\nsamples = 11\nlines = 7\nbands = 3\n".repeat(20));
        assertThatThrownBy(() -> Images.open(header))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("not a NIfTI file");
        Files.write(header, new byte[30]);
        assertThatThrownBy(() -> Images.open(folder.resolve("a.img")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("has 30 bytes");
    }

    @Test
    void the_header_of_a_pair_under_another_name_is_refused_with_advice() throws IOException {
        Path file = copy("pair.hdr", "a.nii");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("call it .hdr");
    }

    @Test
    void analyze_has_its_unit_and_the_scale_of_spm() throws IOException {
        copy("analyze.img", "a.img");
        ByteBuffer header = bytes(set("analyze.hdr"), ByteOrder.BIG_ENDIAN);
        assertThat(Images.info(set("analyze.hdr")).storage()).startsWith("Analyze 7.5 in two files");
        header.put(56, (byte) 'u').put(57, (byte) 'm').put(58, (byte) 0);
        header.putFloat(112, 0.5f);
        Path file = Files.write(folder.resolve("a.hdr"), header.array());
        FloatImage scaled = Images.open(file).load();
        float[] stored = Images.open(set("analyze.hdr")).load().data();
        assertThat(scaled.data()[9]).isEqualTo(stored[9] / 2);
        assertThat(scaled.calibration()).isEqualTo(Calibration.of(1.5, 0.2, 0.1, "um"));
        assertThatThrownBy(() -> Images.labels(file)).hasMessageContaining("scales its values");
    }

    @Test
    void blocks_of_a_pair_are_read_without_the_rest() throws IOException {
        copy("pair.hdr", "a.hdr");
        copy("pair.img", "a.img");
        try (ImageSource image = Images.open(folder.resolve("a.hdr"))) {
            float[] block = new float[6];
            image.read(0, new Block(2, 3, 4, Extent.yx(2, 3)), block);
            for (int i = 0; i < 6; i++) {
                int v = (7 * (4 + i % 3) + 13 * (3 + i / 3) + 29 * 2) % 251;
                assertThat(block[i]).isEqualTo(200 * v - 30000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.hdr", "a.img", "a.img.gz"})
    void pairs_are_not_written(String name) {
        Path file = folder.resolve(name);
        assertThatThrownBy(() -> Images.save(FloatImage.of("a", Extent.yx(2, 2), 1, new float[4]), file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(".nii");
        assertThat(folder).isEmptyDirectory();
    }
}
