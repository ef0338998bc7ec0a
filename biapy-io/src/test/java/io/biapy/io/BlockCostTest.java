package io.biapy.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSink;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading a block reads the block's bytes, not the file. */
class BlockCostTest {
    private static final Path COUNTS = Path.of("/proc/self/io");
    private static final Size HUGE = Size.zyx(1 << 14, 1 << 13, 1 << 13); // a tebibyte of bytes

    @TempDir
    Path folder;

    /** Bytes that this process has read through the operating system so far, by Linux's own count. */
    private static long bytesRead() throws IOException {
        try (Stream<String> lines = Files.lines(COUNTS)) {
            return lines.filter(line -> line.startsWith("rchar: "))
                    .mapToLong(line -> Long.parseLong(line.substring(7)))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a.tif", "a.zarr", "a.n5", "a.precomputed"}) // HDF5 is mapped, which the system does not count
    void a_block_of_a_chunked_file_reads_its_own_chunks(String name) throws IOException {
        assumeTrue(Files.isReadable(COUNTS), "counts of bytes read are Linux's");
        Size size = Size.zyx(64, 256, 256);
        ImageSpec spec = ImageSpec.of(size, PixelType.UINT16).chunk(Extent.zyx(16, 64, 64));
        SplittableRandom random = new SplittableRandom(1);
        float[] values = new float[64 * 256 * 256];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(1 << 16);
        }
        Path file = folder.resolve(name);
        try (ImageSink sink = Images.create(file, spec)) {
            sink.write(0, Block.all(size), values);
        }
        long whole = 2L * values.length;
        try (ImageSource image = Images.open(file)) {
            float[] part = new float[16 * 16];
            image.read(0, new Block(1, 5, 6, Extent.zyx(1, 16, 16)), part); // classes are loaded by now
            long before = bytesRead();
            image.read(0, new Block(50, 100, 70, Extent.zyx(1, 16, 16)), part);
            assertThat(bytesRead() - before).isBetween(512L, whole / 8);
            assertThat(part[17]).isEqualTo(values[(50 * 256 + 101) * 256 + 71]);
        }
    }

    /** Files of a tebibyte with one block of values, the rest holes: nobody could read them as a whole here. */
    @ParameterizedTest
    @ValueSource(strings = {"a.npy", "a.nii", "a.nrrd", "a.nhdr", "a.mrc"})
    void a_block_of_a_mapped_file_costs_a_block(String name) throws IOException {
        Path file = folder.resolve(name);
        byte[] header = header(name);
        Files.write(file, header);
        Path voxels = name.endsWith("nhdr") ? folder.resolve("a.raw") : file;
        long start = voxels.equals(file) ? header.length : 0;
        long at = start + (12345L * HUGE.y() + 678) * HUGE.x() + 90;
        try (FileChannel channel = FileChannel.open(
                voxels, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.wrap(new byte[] {1, 2, 3}), at);
            channel.write(ByteBuffer.allocate(1), start + HUGE.voxels() - 1);
        } catch (IOException e) {
            assumeTrue(false, "no files with holes here: " + e.getMessage());
        }
        Block block = new Block(12345, 678, 89, Extent.zyx(1, 1, 5));
        try (ImageSource image = Images.open(file);
                LabelSource labels = Images.labels(file)) {
            assertThat(image.size()).isEqualTo(HUGE);
            float[] values = new float[5];
            long[] ids = new long[5];
            image.read(0, block, values);
            labels.read(block, ids);
            assertThat(values).containsExactly(0, 1, 2, 3, 0);
            assertThat(ids).containsExactly(0, 1, 2, 3, 0);
        } finally {
            Files.delete(voxels);
        }
    }

    private static byte[] header(String name) {
        String sizes = HUGE.x() + " " + HUGE.y() + " " + HUGE.z();
        return switch (name.substring(2)) {
            case "npy" -> {
                String shape = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + HUGE.z() + ", " + HUGE.y() + ", "
                        + HUGE.x() + "), }";
                ByteBuffer npy = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
                npy.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0}).putShort((short) 118);
                npy.put((shape + " ".repeat(117 - shape.length()) + "\n").getBytes(StandardCharsets.US_ASCII));
                yield npy.array();
            }
            case "nii" -> {
                ByteBuffer nii = ByteBuffer.allocate(544).order(ByteOrder.LITTLE_ENDIAN);
                nii.putInt(0, 540).put(4, "n+2\0\r\n\032\n".getBytes(StandardCharsets.US_ASCII));
                nii.putShort(12, (short) 2).putShort(14, (short) 8);
                long[] dimensions = {3, HUGE.x(), HUGE.y(), HUGE.z(), 1, 1, 1, 1};
                for (int i = 0; i < dimensions.length; i++) {
                    nii.putLong(16 + 8 * i, dimensions[i]).putDouble(104 + 8 * i, 1);
                }
                nii.putLong(168, 544).putDouble(176, 1);
                yield nii.array();
            }
            case "mrc" -> {
                ByteBuffer mrc = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
                mrc.putInt(0, (int) HUGE.x()).putInt(4, (int) HUGE.y()).putInt(8, (int) HUGE.z());
                mrc.putInt(28, (int) HUGE.x()).putInt(32, (int) HUGE.y()).putInt(36, (int) HUGE.z());
                mrc.putInt(64, 1).putInt(68, 2).putInt(72, 3);
                mrc.put(208, "MAP ".getBytes(StandardCharsets.US_ASCII))
                        .put(212, (byte) 0x44)
                        .put(213, (byte) 0x44);
                yield mrc.array();
            }
            default ->
                ("NRRD0004\ntype: uint8\ndimension: 3\nsizes: " + sizes
                                + "\nkinds: domain domain domain\nencoding: raw\n"
                                + (name.endsWith("nhdr") ? "data file: a.raw\n" : "\n"))
                        .getBytes(StandardCharsets.US_ASCII);
        };
    }
}
