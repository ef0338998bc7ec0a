package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Axes;
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
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrays in files: NPY, NPZ, NIfTI, MRC, NRRD, written and read again, whole and in blocks. */
class VolumeFormatsTest {
    @TempDir
    Path folder;

    static Stream<Arguments> formatsAndTypes() {
        return Stream.of("npy", "npz", "nii", "nii.gz", "nrrd", "nhdr", "mrc").flatMap(extension -> Stream.of(
                        PixelType.UINT8,
                        PixelType.INT8,
                        PixelType.UINT16,
                        PixelType.INT16,
                        PixelType.UINT32,
                        PixelType.INT32,
                        PixelType.FLOAT32)
                .map(type -> Arguments.of(extension, type)));
    }

    @Test
    void a_volume_that_no_disk_holds_leaves_nothing() throws IOException {
        ImageSpec huge = ImageSpec.of(Size.zyx(1 << 20, 1 << 20, 1 << 20), PixelType.UINT8);
        for (String extension : List.of("npy", "npz", "nrrd", "nhdr")) {
            Path file = folder.resolve("huge." + extension);
            assertThatThrownBy(() -> Images.create(file, huge)).isInstanceOf(FileException.class);
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("formatsAndTypes")
    void images_come_back_as_they_were(String extension, PixelType type) {
        FloatImage image = random(Extent.zyx(5, 17, 23), 1, type).withCalibration(Calibration.of(3, 0.25, 0.1, "um"));
        Path file = folder.resolve("a." + extension);
        Images.save(image, file);
        FloatImage back = Images.open(file).load();
        assertThat(back.extent()).isEqualTo(image.extent());
        assertThat(back.data()).isEqualTo(image.data());
        boolean hasVoxelSize = !extension.startsWith("np");
        Calibration voxel = back.calibration();
        assertThat(voxel.isKnown()).isEqualTo(hasVoxelSize);
        if (hasVoxelSize) {
            double unit = voxel.unit().equals("nm") ? 1000 : 1;
            assertThat(voxel.z() / unit).isCloseTo(3, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(voxel.y() / unit).isCloseTo(0.25, org.assertj.core.data.Offset.offset(1e-6));
            assertThat(voxel.x() / unit).isCloseTo(0.1, org.assertj.core.data.Offset.offset(1e-6));
        }
        boolean kept = !extension.equals("mrc") || (type != PixelType.UINT8 && type.bits() < 32) || type.isFloating();
        assertThat(back.pixelType() == type).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"npy", "npz", "nii", "nii.gz", "nrrd", "nhdr"})
    void channels_come_back(String extension) {
        FloatImage image = random(Extent.zyx(4, 30, 20), 3, PixelType.UINT16);
        Path file = folder.resolve("a." + extension);
        Images.save(image, file);
        FloatImage back = Images.open(file).load();
        assertThat(back.channels()).isEqualTo(3);
        assertThat(back.data()).isEqualTo(image.data());
        FloatImage flat = random(Extent.yx(30, 20), 2, PixelType.FLOAT32);
        Images.save(flat, file, IfExists.REPLACE);
        assertThat(Images.open(file).load().data()).isEqualTo(flat.data());
        assertThat(Images.open(file).size()).isEqualTo(Size.yx(30, 20));
    }

    @ParameterizedTest
    @CsvSource({
        "npy,9223372036854775807",
        "npz,9223372036854775807",
        "nii,9223372036854775807",
        "nii.gz,300",
        "nrrd,9223372036854775807",
        "nhdr,70000",
        "mrc,65535"
    })
    void labels_are_exact(String extension, long most) {
        long[] ids = {0, most / 2, most, 0, most, 0, 1, 2};
        Path file = folder.resolve("a." + extension);
        Images.save(LabelImage.ofLongs("a", Extent.zyx(2, 2, 2), ids), file);
        long[] back = new long[8];
        Images.labels(file).read(Block.all(Size.zyx(2, 2, 2)), back);
        assertThat(back).isEqualTo(ids);
    }

    @Test
    void what_mrc_cannot_hold_is_refused_with_advice() {
        Path file = folder.resolve("a.mrc");
        LabelImage many = LabelImage.of("a", Extent.yx(1, 1), new int[] {70000});
        assertThatThrownBy(() -> Images.save(many, file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(".zarr");
        assertThatThrownBy(() -> Images.save(random(Extent.yx(3, 3), 2, PixelType.UINT8), file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("one channel");
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"npy", "npz", "nii", "nii.gz", "nrrd", "nhdr", "mrc"})
    void blocks_in_any_order_make_the_same_file_as_the_whole(String extension) throws IOException {
        FloatImage image = random(Extent.zyx(7, 33, 21), extension.equals("mrc") ? 1 : 2, PixelType.INT16);
        Path whole = Files.createDirectory(folder.resolve("whole")).resolve("a." + extension);
        Path blocks = Files.createDirectory(folder.resolve("blocks")).resolve("a." + extension);
        Images.save(image, whole);
        ImageSpec spec = ImageSpec.of(image.size(), PixelType.INT16).channels(image.channels());
        try (ImageSink sink = Images.create(blocks, spec)) {
            for (int c = image.channels() - 1; c >= 0; c--) {
                for (int z = 4; z >= 0; z -= 4) {
                    for (int y = 0; y < 33; y += 10) {
                        for (int x = 0; x < 21; x += 8) {
                            Extent part = Extent.zyx(Math.min(4, 7 - z), Math.min(10, 33 - y), Math.min(8, 21 - x));
                            float[] values = new float[part.voxels()];
                            image.read(c, new Block(z, y, x, part), values);
                            sink.write(c, new Block(z, y, x, part), values);
                        }
                    }
                }
            }
            assertThat(blocks).doesNotExist();
        }
        assertThat(Files.mismatch(whole, blocks)).isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"npy", "npz", "nii", "nii.gz", "nrrd", "nhdr", "mrc"})
    void a_file_that_was_not_written_in_whole_gets_no_name(String extension) {
        Path file = folder.resolve("a." + extension);
        LabelSink sink = Images.createLabels(file, ImageSpec.of(Size.zyx(2, 3, 4), PixelType.UINT16));
        sink.write(new Block(0, 0, 0, Extent.zyx(1, 3, 4)), new long[12]);
        assertThatThrownBy(sink::close)
                .isInstanceOf(FileException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContaining("12 of 24");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void values_that_do_not_fit_are_refused_and_fractions_rounded() {
        Path file = folder.resolve("a.npy");
        try (ImageSink sink = Images.create(file, ImageSpec.of(Size.yx(1, 3), PixelType.UINT8))) {
            assertThatThrownBy(() -> sink.write(0, Block.all(Size.yx(1, 3)), new float[] {0, 256, 1}))
                    .isInstanceOf(InputException.class)
                    .hasMessageContaining("256");
            assertThatThrownBy(() -> sink.write(0, Block.all(Size.yx(1, 3)), new float[] {0, Float.NaN, 1}))
                    .isInstanceOf(InputException.class);
            assertThatThrownBy(() -> sink.write(1, Block.all(Size.yx(1, 3)), new float[3]))
                    .hasMessageContaining("channel 1");
            sink.write(0, Block.all(Size.yx(1, 3)), new float[] {0.4f, 254.6f, 7});
        }
        assertThat(Images.open(file).load().data()).containsExactly(0, 255, 7);
    }

    @Test
    void nifti_2_holds_what_is_too_long_for_nifti_1() {
        Path file = folder.resolve("long.nii");
        FloatImage image =
                random(Extent.yx(2, 40000), 1, PixelType.UINT8).withCalibration(Calibration.of(1, 5, 8, "nm"));
        Images.save(image, file);
        assertThat(Images.info(file).storage()).startsWith("NIfTI-2");
        assertThat(Images.open(file).load().data()).isEqualTo(image.data());
        assertThat(Images.open(file).calibration()).isEqualTo(Calibration.of(0.001, 0.005, 0.008, "um"));
    }

    @Test
    void a_nifti_time_series_is_read_one_point_at_a_time() throws IOException {
        Path file = folder.resolve("t.nii");
        FloatImage image = random(Extent.zyx(12, 5, 4), 1, PixelType.UINT8);
        Images.save(image, file);
        byte[] bytes = Files.readAllBytes(file); // 12 slices as 4 points of time of 3 slices
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(40, (short) 4)
                .putShort(46, (short) 3)
                .putShort(48, (short) 4);
        Files.write(file, bytes);
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("4 points of time");
        for (int t = 0; t < 4; t++) {
            float[] expected = Arrays.copyOfRange(image.data(), t * 60, (t + 1) * 60);
            assertThat(Images.open(file, Axes.AS_STORED.atTime(t)).load().data())
                    .isEqualTo(expected);
        }
        assertThatThrownBy(() -> Images.open(file, Axes.AS_STORED.atTime(4))).hasMessageContaining("from 0 to 3");
        assertThat(Images.open(file, "CZYX").channels()).isEqualTo(4);
    }

    @Test
    void labels_with_a_scale_are_refused() {
        assertThatThrownBy(() -> Images.labels(fixture("scaled.nii")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("scales its values");
    }

    @Test
    void of_several_arrays_in_an_npz_file_one_is_named() {
        Path file = fixture("several.npz");
        assertThatThrownBy(() -> Images.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("raw, labels")
                .hasMessageContaining(":/raw");
        assertThat(Images.open(file + ":/raw").size()).isEqualTo(Size.zyx(3, 7, 11));
        assertThat(Images.labels(Path.of(file + ":/labels")).size()).isEqualTo(Size.yx(7, 11));
        assertThat(Images.open(file + ":/raw").name()).isEqualTo("several-raw");
        assertThatThrownBy(() -> Images.open(file + ":/none")).hasMessageContaining("no array \"none\"");
    }

    @Test
    void a_mapped_file_that_became_shorter_is_an_error_and_not_a_crash() throws IOException {
        Path file = folder.resolve("a.npy");
        Images.save(random(Extent.zyx(20, 300, 300), 1, PixelType.UINT16), file);
        ImageSource image = Images.open(file);
        float[] values = new float[90_000];
        image.read(0, new Block(19, 0, 0, Extent.yx(300, 300)), values);
        try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
            channel.truncate(1000);
        }
        assertThatThrownBy(() -> image.read(0, new Block(19, 0, 0, Extent.yx(300, 300)), values))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("shorter");
    }

    private static Path fixture(String name) {
        return Fixture.folder().resolveSibling("volumes").resolve(name);
    }

    private static FloatImage random(Extent extent, int channels, PixelType type) {
        SplittableRandom random = new SplittableRandom(extent.hashCode() + type.ordinal());
        float[] data = new float[extent.voxels() * channels];
        double half = type.isFloating() ? 1 : Math.scalb(1.0, Math.min(24, type.bits()) - 1);
        for (int i = 0; i < data.length; i++) {
            double value = random.nextDouble(-half, half) + (type.isSigned() ? 0 : half);
            data[i] = (float) (type.isFloating() ? value : Math.floor(value));
        }
        return FloatImage.of("a", extent, channels, data).withPixelType(type);
    }
}
