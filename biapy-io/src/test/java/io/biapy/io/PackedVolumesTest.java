package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.codec.ByteCodec;
import io.biapy.io.codec.BzipCodec;
import io.biapy.io.codec.DeflateCodec;
import io.biapy.io.sample.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Volumes that are packed as a whole, or written as text. */
class PackedVolumesTest {
    private static final Extent EXTENT = Extent.zyx(3, 4, 5);

    @TempDir
    Path folder;

    private static FloatImage image(PixelType type) {
        SplittableRandom random = new SplittableRandom(type.ordinal());
        float[] values = new float[EXTENT.voxels()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(100) - (type.isSigned() ? 50 : 0) + (type.isFloating() ? .25f : 0);
        }
        return FloatImage.of("a", EXTENT, 1, values).withPixelType(type);
    }

    private static byte[] pack(byte[] plain, String extension) {
        ByteCodec codec = extension.equals("gz") ? new DeflateCodec(true, 5) : new BzipCodec(1);
        return codec.encode(plain, 0, plain.length);
    }

    @ParameterizedTest
    @CsvSource({"mrc,gz", "map,gz", "rec,bz2"})
    void packed_mrc_files_are_read(String extension, String packed) throws IOException {
        FloatImage image = image(PixelType.INT16).withCalibration(Calibration.of(1.5, 1.5, 1.5, "nm"));
        Path plain = folder.resolve("a." + extension);
        Images.save(image, plain);
        byte[] bytes = pack(Files.readAllBytes(plain), packed);
        Path file = Files.write(folder.resolve("b." + extension + "." + packed), bytes);
        assertThat(Images.open(file).load().data()).isEqualTo(image.data());
        assertThat(Images.open(file).calibration()).isEqualTo(image.calibration());
        assertThat(Images.open(file).name()).isEqualTo("b");
        assertThat(Images.info(file).format()).isEqualTo("MRC");
        float[] one = new float[1];
        Images.open(file).read(0, new Block(2, 3, 4, Extent.zyx(1, 1, 1)), one);
        assertThat(one[0]).isEqualTo(image.value(0, 2, 3, 4));
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 12));
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString());
        assertThatThrownBy(() -> Images.save(image, folder.resolve("c.mrc." + packed)))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("only read");
    }

    private Path nrrd(String encoding, PixelType type, byte[] body) throws IOException {
        Samples samples = new Samples(type, false);
        String kind = type.isFloating()
                ? type == PixelType.FLOAT32 ? "float" : "double"
                : type.name().toLowerCase(java.util.Locale.ROOT);
        String header = "NRRD0004\ntype: " + kind
                + "\ndimension: 3\nsizes: 5 4 3\nkinds: domain domain domain\nencoding: " + encoding
                + (encoding.equals("ascii") || samples.bytes() == 1 ? "" : "\nendian: little") + "\n\n";
        byte[] head = header.getBytes(StandardCharsets.US_ASCII);
        byte[] all = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return Files.write(folder.resolve("a.nrrd"), all);
    }

    private static byte[] raw(FloatImage image) {
        Samples samples = new Samples(image.pixelType(), false);
        byte[] raw = new byte[image.data().length * samples.bytes()];
        samples.fromFloats(image.data(), 0, raw, 0, image.data().length);
        return raw;
    }

    @ParameterizedTest
    @EnumSource(
            value = PixelType.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"BIT", "FLOAT16"})
    void nrrd_in_every_encoding_is_read(PixelType type) throws IOException {
        FloatImage image = image(type);
        byte[] raw = raw(image);
        StringBuilder hex = new StringBuilder();
        for (byte each : raw) {
            hex.append(String.format(hex.length() % 7 == 0 ? "%02X\n" : "%02x", each));
        }
        StringBuilder text = new StringBuilder();
        for (float each : image.data()) {
            text.append(type.isFloating() ? Float.toString(each) : Integer.toString((int) each))
                    .append(text.length() % 3 == 0 ? ", " : "\n");
        }
        for (String encoding : new String[] {"raw", "gzip", "bzip2", "bz2", "hex", "ascii", "text"}) {
            byte[] body =
                    switch (encoding) {
                        case "raw" -> raw;
                        case "gzip" -> pack(raw, "gz");
                        case "bzip2", "bz2" -> pack(raw, "bz2");
                        case "hex" -> hex.toString().getBytes(StandardCharsets.US_ASCII);
                        default -> text.toString().getBytes(StandardCharsets.US_ASCII);
                    };
            Path file = nrrd(encoding, type, body);
            assertThat(Images.open(file).load().data()).as(encoding).isEqualTo(image.data());
            assertThat(Images.open(file).pixelType()).isEqualTo(type);
            assertThat(Images.open(file).size()).isEqualTo(Size.zyx(3, 4, 5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1 2 3", "x", "300", "-1", "1.5", ""})
    void text_that_is_no_such_array_is_refused(String text) throws IOException {
        String padded = text.equals("1 2 3") || text.isEmpty() ? text : (text + " ").repeat(60);
        Path file = nrrd("ascii", PixelType.UINT8, padded.getBytes(StandardCharsets.US_ASCII));
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString());
    }

    @Test
    void hexadecimal_digits_that_are_none_are_named() throws IOException {
        byte[] body = "0g".repeat(60).getBytes(StandardCharsets.US_ASCII);
        Path file = nrrd("hex", PixelType.UINT8, body);
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("\"g\"");
    }
}
