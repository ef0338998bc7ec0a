package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Damaged and lying files: one clear exception with the file's name, never zeros, an endless loop or a full heap. */
class BadFilesTest {
    @TempDir
    Path folder;

    @Test
    void link_to_nothing_in_a_folder_is_named_and_one_that_is_no_image_is_not() throws IOException {
        Images.save(FloatImage.of("a", Extent.yx(1, 1), 1, new float[1]), folder.resolve("a.tif"));
        Files.createSymbolicLink(folder.resolve("notes.txt"), folder.resolve("gone.txt"));
        assertThat(Images.folder(folder).names()).containsExactly("a");
        Files.createSymbolicLink(folder.resolve("b.tif"), folder.resolve("gone.tif"));
        assertThatThrownBy(() -> Images.folder(folder))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("b.tif")
                .hasMessageContaining("link");
    }

    static Stream<String> formats() {
        return Stream.of("tif", "png", "npy", "npz", "mrc", "nii");
    }

    /** What gzip packs is looked at when it is read. */
    static Stream<String> packedFormats() {
        return Stream.of("nii.gz", "nrrd");
    }

    static Stream<Fixture> fixtures() {
        return Stream.concat(
                Fixture.all(), Fixture.volumes().filter(f -> !f.toString().endsWith(".nhdr")));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void our_files_cut_off_at_any_byte_are_refused_when_opened(String extension) throws IOException {
        FloatImage image =
                FloatImage.of("a", Extent.yx(9, 11), 1, new float[99]).withPixelType(PixelType.UINT16);
        for (int i = 0; i < 99; i++) {
            image.data()[i] = i * 601 % 65536;
        }
        Path file = folder.resolve("a." + extension);
        Images.save(image, file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Rewritten.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Images.open(file))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(file.toString());
            assertThatThrownBy(() -> Images.labels(file)).isInstanceOf(FileException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("packedFormats")
    void our_packed_files_cut_off_at_any_byte_are_refused_when_read(String extension) throws IOException {
        int[] codes = new int[99];
        Arrays.setAll(codes, i -> i * 601 % 65536);
        Path file = folder.resolve("a." + extension);
        Images.save(LabelImage.of("a", Extent.yx(9, 11), codes), file);
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Rewritten.write(file, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> Images.labels(file).load())
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(FileException.class)
                    .hasMessageStartingWith(file.toString());
        }
    }

    /** Other writers put the directory first, so that a cut can leave trailing bytes that nothing names. */
    @ParameterizedTest
    @MethodSource("fixtures")
    void files_of_other_writers_cut_off_are_refused_or_still_whole(Fixture fixture) throws IOException {
        byte[] whole = Files.readAllBytes(fixture.file());
        float[] expected = load(fixture, fixture.file());
        Path file = folder.resolve(fixture.toString());
        int step = Math.max(1, whole.length / 60);
        for (int length = whole.length - 1; length >= 0; length -= step) {
            Rewritten.write(file, Arrays.copyOf(whole, length));
            try {
                assertThat(load(fixture, file)).isEqualTo(expected);
            } catch (FileException e) {
                assertThat(e).hasMessageStartingWith(file.toString());
            }
        }
    }

    private static float[] load(Fixture fixture, Path file) {
        ImageSource image = fixture.axes().isEmpty() ? Images.open(file) : Images.open(file, fixture.axes());
        return image.load().data();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void text_under_an_image_extension_is_refused(String extension) throws IOException {
        Path file = Files.writeString(folder.resolve("a." + extension), "these are not the bytes of an image");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("is not a");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> Images.open(file)).hasMessageContaining("empty");
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(() -> Images.open(file)).hasMessageContaining("folder");
        assertThatThrownBy(() -> Images.save(LabelImage.of("a", Extent.yx(1, 1), new int[1]), file, IfExists.REPLACE))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("folder");
    }

    @Test
    void a_file_without_read_permission_is_refused() {
        Path file = folder.resolve("a.npy");
        Images.save(LabelImage.of("a", Extent.yx(1, 1), new int[1]), file);
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read everything");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("permission");
    }

    @Test
    void png_header_that_claims_2_to_the_31_pixels_a_side_is_refused() throws IOException {
        Path file = folder.resolve("a.png");
        Images.save(LabelImage.of("a", Extent.yx(3, 3), new int[9]), file);
        for (int[] size :
                new int[][] {{Integer.MAX_VALUE, Integer.MAX_VALUE}, {1 << 30, 4}, {-1, 5}, {0, 5}, {60000, 60000}}) {
            byte[] bytes = Files.readAllBytes(file);
            ByteBuffer.wrap(bytes).putInt(16, size[0]).putInt(20, size[1]);
            PngCheckSums.mend(bytes);
            Path lying = Files.write(folder.resolve("lying.png"), bytes);
            assertThatThrownBy(() -> Images.open(lying))
                    .isInstanceOf(FileException.class)
                    .hasMessageContaining("claims");
        }
    }

    @Test
    void png_with_a_wrong_check_sum_is_refused() throws IOException {
        Path file = folder.resolve("a.png");
        Images.save(LabelImage.of("a", Extent.yx(3, 3), new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9}), file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 20] ^= 1;
        Files.write(file, bytes);
        assertThatThrownBy(() -> Images.open(file).load())
                .isInstanceOf(FileException.class)
                .hasMessageContaining("check sum");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(99999999999,)",
                "(2, 99999999999999999999)",
                "(4294967296, 4294967296)",
                "(0, 5)",
                "()",
                "(7,)",
                "(3, 3, 3, 3, 3, 3)",
                "(-1, 4)"
            })
    void npy_header_with_a_shape_that_cannot_be_is_refused(String shape) throws IOException {
        Path file = npy("{'descr': '<u1', 'fortran_order': False, 'shape': " + shape + ", }");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"'<c8'", "'|O'", "'<U5'", "[('a', '<f4')]", "'<M8[ns]'", "'<i3'"})
    void npy_of_other_things_than_numbers_is_refused(String type) throws IOException {
        Path file = npy("{'descr': " + type + ", 'fortran_order': False, 'shape': (2, 2), }");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("numbers");
    }

    private Path npy(String header) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(10 + header.length() + 1 + 64).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) (header.length() + 1));
        bytes.put((header + "\n").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
        return Files.write(folder.resolve("a.npy"), bytes.array());
    }

    @Test
    void label_images_with_fractions_negative_numbers_or_nan_are_refused() {
        for (float bad : new float[] {0.5f, -1, Float.NaN, Float.POSITIVE_INFINITY, 1e19f}) {
            for (String extension : new String[] {"tif", "npy"}) {
                Path file = folder.resolve("a." + extension);
                Images.save(FloatImage.of("a", Extent.yx(1, 2), 1, new float[] {1, bad}), file, IfExists.REPLACE);
                assertThatThrownBy(() -> Images.labels(file).load())
                        .isInstanceOf(FileException.class)
                        .hasMessageContaining("no label image");
            }
        }
        Path file = folder.resolve("whole.tif");
        Images.save(FloatImage.of("a", Extent.yx(1, 2), 1, new float[] {1, 7}), file);
        assertThat(Images.labels(file).load().codes()).containsExactly(1, 7);
    }

    @Test
    void label_pictures_in_different_colours_are_refused() {
        Path file = folder.resolve("a.png");
        Images.save(
                FloatImage.of("a", Extent.yx(1, 1), 3, new float[] {1, 2, 3}).withPixelType(PixelType.UINT8), file);
        assertThatThrownBy(() -> Images.labels(file).read(Block.all(Size.yx(1, 1)), new long[1]))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("colours");
    }

    @Test
    void a_disk_that_is_full_leaves_nothing_under_the_final_name() {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no /dev/full here");
        Path target = folder.resolve("a.tif");
        assertThatThrownBy(() -> io.biapy.core.run.WriteAside.write(target, out -> {
                    try (var device =
                            java.nio.channels.FileChannel.open(full, java.nio.file.StandardOpenOption.WRITE)) {
                        device.write(ByteBuffer.allocate(1 << 16));
                    }
                }))
                .isInstanceOf(FileException.class)
                .hasMessageContaining(target.toString());
        assertThat(folder).isEmptyDirectory();
    }
}
