package io.biapy.io.tiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TIFF files whose headers lie, or say what is not read here. */
class BadTiffTest {
    private final TiffFormat tiff = new TiffFormat();
    private final TiffBuilder builder = new TiffBuilder();

    @TempDir
    Path folder;

    @BeforeEach
    void small_valid_file() throws IOException {
        builder.width = 8;
        builder.height = 8;
        builder.rowsPerStrip = 4;
        builder.values = new long[1][64];
        assertThat(tiff.open(file()).load().extent()).isEqualTo(Extent.yx(8, 8));
    }

    private Path file() throws IOException {
        return Files.write(folder.resolve("a.tif"), builder.build());
    }

    @ParameterizedTest
    @CsvSource({
        "256,2147483648,width",
        "256,0,width",
        "257,4294967295,height",
        "257,2000000000,needs 500000000 offsets",
        "256,2000000000,more than its",
        "277,65535,samples per pixel",
        "258,65,bits per sample",
        "258,24,24 bits",
        "259,6,JPEG",
        "259,34925,LZMA",
        "259,4,CCITT",
        "259,999,unknown",
        "339,6,sample format 6",
        "278,1,needs 8 offsets",
        "322,0,tile width",
        "273,4000000000,ends too early",
        "279,0,ends too early",
        "279,4000000000,ends too early"
    })
    void lying_or_foreign_tags_are_refused_when_opened(int tag, long value, String reason) throws IOException {
        long[] values = tag == 273 || tag == 279 ? new long[] {value, value} : new long[] {value};
        builder.overrides.put(tag, values);
        Path file = file();
        assertThatThrownBy(() -> tiff.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining(reason);
    }

    @Test
    void directories_in_a_circle_are_refused() throws IOException {
        byte[] once = builder.build();
        builder.nextDirectory = once[4] & 0xFF | (once[5] & 0xFF) << 8;
        assertThatThrownBy(() -> tiff.open(file()))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("circle");
    }

    @Test
    void strips_that_decode_to_too_little_are_refused_when_read_not_filled_with_zeros() throws IOException {
        builder.compression = Compression.DEFLATE;
        builder.compressionCode = 8;
        builder.rowsPerStrip = 8;
        byte[] whole = builder.build();
        builder.height = 16;
        builder.values = new long[1][128];
        byte[] twice = builder.build();
        assertThat(twice.length).isGreaterThan(8);
        builder.overrides.put(257, new long[] {16});
        builder.overrides.put(278, new long[] {16});
        builder.height = 8;
        ImageSource image = tiff.open(file());
        assertThat(whole).isNotEmpty();
        assertThatThrownBy(() -> image.load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("strip 1 of page 1")
                .hasMessageContaining("64 bytes of the 128");
    }

    @Test
    void uncompressed_strips_that_are_too_short_are_refused() throws IOException {
        builder.overrides.put(279, new long[] {32, 31});
        ImageSource image = tiff.open(file());
        image.read(0, new Block(0, 0, 0, Extent.yx(4, 8)), new float[32]);
        assertThatThrownBy(() -> image.load()).isInstanceOf(FileException.class).hasMessageContaining("strip 2");
    }

    @Test
    void predictors_that_do_not_fit_are_refused() throws IOException {
        builder.compression = Compression.LZW;
        builder.compressionCode = 5;
        builder.overrides.put(317, new long[] {3});
        assertThatThrownBy(() -> tiff.open(file())).hasMessageContaining("predictor 3");
    }

    @Test
    void points_of_time_are_refused_with_the_way_to_read_them_as_slices() throws IOException {
        builder.description = "ImageJ=1.54p\nimages=2\nframes=2\n";
        builder.height = 8;
        byte[] one = builder.build();
        byte[] both =
                java.util.Arrays.copyOf(one, one.length + 64); // two images in a row, as ImageJ writes large stacks
        Path file = Files.write(folder.resolve("t.tif"), both);
        assertThatThrownBy(() -> tiff.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("2 points of time")
                .hasMessageContaining("\"ZYX\"");
        assertThat(tiff.open(file, Axes.of("ZYX")).size().z()).isEqualTo(2);
        assertThat(tiff.open(file, Axes.AS_STORED.atTime(1)).size().z()).isEqualTo(1);
        assertThatThrownBy(() -> tiff.open(file, Axes.AS_STORED.atTime(2)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("from 0 to 1");
        assertThat(tiff.open(file, Axes.of("CYX")).channels()).isEqualTo(2);
        assertThatThrownBy(() -> tiff.open(file, Axes.of("ZCYX"))).isInstanceOf(FileException.class);
        assertThatThrownBy(() -> tiff.open(file, Axes.of("YXZ"))).isInstanceOf(FileException.class);
    }

    @Test
    void imagej_stack_without_directories_is_read_behind_the_first_image() throws IOException {
        builder.description = "ImageJ=1.54p\nimages=3\nslices=3\n";
        builder.rowsPerStrip = 8;
        for (int i = 0; i < 64; i++) {
            builder.values[0][i] = i;
        }
        byte[] one = builder.build();
        // the image stands before its directory: move it behind, where the others follow
        byte[] all = java.util.Arrays.copyOf(one, one.length + 3 * 64);
        int start = one.length;
        for (int i = 0; i < 3 * 64; i++) {
            all[start + i] = (byte) i;
        }
        int offset = 8;
        for (int at = 72; at < one.length - 12; at++) { // the entry of tag 273, a LONG with one value, 8
            boolean entry = all[at] == 0x11
                    && all[at + 1] == 1
                    && all[at + 2] == 4
                    && all[at + 4] == 1
                    && all[at + 8] == offset;
            if (entry) {
                all[at + 8] = (byte) start;
                all[at + 9] = (byte) (start >> 8);
            }
        }
        Path file = Files.write(folder.resolve("ij.tif"), all);
        float[] data = tiff.open(file).load().data();
        assertThat(data).hasSize(192);
        for (int i = 0; i < 192; i++) {
            assertThat(data[i]).isEqualTo(i);
        }
        Path cut = Files.write(folder.resolve("cut.tif"), java.util.Arrays.copyOf(all, all.length - 1));
        assertThatThrownBy(() -> tiff.open(cut)).isInstanceOf(FileException.class);
    }

    @Test
    void ome_xml_with_too_many_planes_several_files_or_damage_is_refused() throws IOException {
        String pixels = "<OME><Image><Pixels DimensionOrder=\"XYCZT\" SizeX=\"8\" SizeY=\"8\" SizeC=\"1\" SizeZ=\"%s\""
                + " SizeT=\"%s\">%s</Pixels></Image></OME>";
        builder.description = pixels.formatted("5", "1", "");
        assertThatThrownBy(() -> tiff.open(file())).hasMessageContaining("5 pages");
        builder.description = pixels.formatted(
                "1",
                "1",
                "<TiffData><UUID FileName=\"a.tif\">u</UUID></TiffData>"
                        + "<TiffData><UUID FileName=\"b.tif\">u</UUID></TiffData><TiffData><UUID FileName=\"c.tif\">u</UUID></TiffData>");
        assertThatThrownBy(() -> tiff.open(file())).hasMessageContaining("several files");
        builder.description = pixels.formatted("one", "1", "");
        assertThatThrownBy(() -> tiff.open(file())).hasMessageContaining("damaged OME-XML");
        builder.description = "<OME><Pixels";
        assertThatThrownBy(() -> tiff.open(file())).hasMessageContaining("damaged OME-XML");
        builder.description = "<!DOCTYPE OME [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                + pixels.formatted("1", "1", "<Channel Name=\"&e;\"/>");
        assertThatThrownBy(() -> tiff.open(file())).isInstanceOf(FileException.class);
        builder.description = pixels.formatted("1", "1", "");
        assertThat(tiff.open(file()).size().z()).isEqualTo(1);
    }
}
