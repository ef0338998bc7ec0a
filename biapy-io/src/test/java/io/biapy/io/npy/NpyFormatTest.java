package io.biapy.io.npy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpyFormatTest {
    private final NpyFormat npy = new NpyFormat();

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} is {1} with {2} channels")
    @CsvSource({
        "'5,7',5 x 7,1",
        "'20,30,2',20 x 30,2",
        "'20,30,16',20 x 30,16",
        "'20,30,17',20 x 30 x 17,1",
        "'3,20,30',3 x 20 x 30,1",
        "'20,5,4',20 x 5,4",
        "'20,3,4',20 x 3 x 4,1",
        "'2,20,30,3',2 x 20 x 30,3",
        "'1,20,30,3',20 x 30,3",
        "'1,6,20,30',6 x 20 x 30,1",
        "'1,2,20,30,3',2 x 20 x 30,3"
    })
    void axes_are_guessed_as_documented(String shape, String size, int channels) throws IOException {
        ImageSource image = npy.open(zeros(shape));
        assertThat(image.size().toString()).isEqualTo(size);
        assertThat(image.channels()).isEqualTo(channels);
    }

    @ParameterizedTest
    @CsvSource({"'3,6,20,30'", "'2,1,20,30'", "'2,1,2,20,30'", "'9'"})
    void ambiguous_shapes_need_named_axes(String shape) throws IOException {
        Path file = zeros(shape);
        assertThatThrownBy(() -> npy.open(file))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("name its axes");
    }

    @Test
    void named_axes_say_where_channels_are() throws IOException {
        Path file = zeros("3,6,20,30");
        assertThat(npy.open(file, Axes.of("CZYX")).channels()).isEqualTo(3);
        assertThat(npy.open(file, Axes.of("zcyx")).channels()).isEqualTo(6);
        assertThatThrownBy(() -> npy.open(file, Axes.of("ZYX"))).hasMessageContaining("4 dimensions");
        assertThatThrownBy(() -> npy.open(file, Axes.of("TZYX"))).hasMessageContaining("3 points of time");
    }

    @Test
    void label_arrays_have_no_channels() throws IOException {
        assertThat(npy.openLabels(zeros("20,30,8")).size().toString()).isEqualTo("20 x 30 x 8");
        assertThat(npy.openLabels(zeros("20,30,1")).size().toString()).isEqualTo("20 x 30");
        Path file = zeros("20,30,8");
        assertThatThrownBy(() -> npy.openLabels(file, Axes.of("YXC")))
                .isInstanceOf(FileException.class)
                .hasMessageContaining("8 channels");
    }

    @ParameterizedTest
    @CsvSource({"1,4,6,1", "1,6,7,3", "5,6,7,1", "5,7,4,1", "9,9,1,1", "2,20,30,4"})
    void images_come_back_with_their_axes(int z, int y, int x, int channels) {
        Extent extent = Extent.zyx(z, y, x);
        float[] data = new float[extent.voxels() * channels];
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < data.length; i++) {
            data[i] = (float) random.nextDouble();
        }
        Path file = folder.resolve("image.npy");
        npy.write(FloatImage.of("image", extent, channels, data), file);
        FloatImage back = npy.open(file).load();
        assertThat(back.extent()).isEqualTo(extent);
        assertThat(back.data()).isEqualTo(data);
        int[] codes = new int[extent.voxels()];
        java.util.Arrays.setAll(codes, i -> i % 5);
        npy.writeLabels(LabelImage.of("labels", extent, codes), file);
        assertThat(npy.openLabels(file).load().codes()).isEqualTo(codes);
        assertThat(npy.openLabels(file).size()).isEqualTo(extent.toSize());
    }

    @Test
    void ids_of_64_bits_are_kept() {
        long[] ids = {0, Long.MAX_VALUE, 1L << 40, 3};
        Path file = folder.resolve("labels.npy");
        npy.writeLabels(LabelImage.ofLongs("labels", Extent.yx(2, 2), ids), file);
        long[] back = new long[4];
        npy.openLabels(file).read(Block.all(npy.openLabels(file).size()), back);
        assertThat(back).isEqualTo(ids);
        assertThat(npy.open(file).pixelType()).isEqualTo(PixelType.UINT64);
    }

    /** Large enough, and in awkward orders, so that blocks are read in several parts. */
    @ParameterizedTest
    @CsvSource({"False,ZYX", "True,ZYX", "False,XYZ", "False,YXZ", "True,YZX"})
    void blocks_of_large_arrays_are_the_right_ones_in_any_order(String fortran, String letters) throws IOException {
        int[] sizes = {70, 50, 90}; // z, y, x
        String shape = letters.chars()
                .mapToObj(c -> String.valueOf(sizes["ZYX".indexOf(c)]))
                .collect(Collectors.joining(","));
        int n = 70 * 50 * 90;
        byte[] data = new byte[n * 8];
        ByteBuffer buffer = ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
        long[] stride = new long[3];
        long step = 1;
        for (int i = 0; i < 3; i++) {
            int axis = "ZYX".indexOf(letters.charAt(fortran.equals("True") ? i : 2 - i));
            stride[axis] = step;
            step *= sizes[axis];
        }
        for (int z = 0; z < 70; z++) {
            for (int y = 0; y < 50; y++) {
                for (int x = 0; x < 90; x++) {
                    buffer.putDouble(
                            (int) (z * stride[0] + y * stride[1] + x * stride[2]) * 8, z * 10000 + y * 100 + x);
                }
            }
        }
        Path file = write("<f8", fortran, shape, data);
        ImageSource image = npy.open(file, Axes.of(letters));
        SplittableRandom random = new SplittableRandom(8);
        for (int i = 0; i < 30; i++) {
            int z0 = random.nextInt(70);
            int y0 = random.nextInt(50);
            int x0 = random.nextInt(90);
            Extent part =
                    Extent.zyx(1 + random.nextInt(70 - z0), 1 + random.nextInt(50 - y0), 1 + random.nextInt(90 - x0));
            float[] got = new float[part.voxels()];
            image.read(0, new Block(z0, y0, x0, part), got);
            float[] expected = new float[got.length];
            for (int at = 0; at < expected.length; at++) {
                int z = z0 + at / (part.y() * part.x());
                int y = y0 + at / part.x() % part.y();
                expected[at] = z * 10000 + y * 100 + x0 + at % part.x();
            }
            assertThat(got).isEqualTo(expected);
        }
    }

    private Path zeros(String shape) throws IOException {
        int n = IntStream.of(java.util.Arrays.stream(shape.split(","))
                        .mapToInt(Integer::parseInt)
                        .toArray())
                .reduce(1, (a, b) -> a * b);
        return write("|u1", "False", shape + ",", new byte[n]);
    }

    private Path write(String type, String fortran, String shape, byte[] data) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': " + fortran + ", 'shape': (" + shape + "), }\n";
        ByteBuffer bytes =
                ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) header.length());
        bytes.put(header.getBytes(StandardCharsets.ISO_8859_1)).put(data);
        return Files.write(folder.resolve("array.npy"), bytes.array());
    }
}
