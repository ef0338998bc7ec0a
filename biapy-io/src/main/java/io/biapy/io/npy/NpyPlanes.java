package io.biapy.io.npy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.ReadWhole;
import io.biapy.core.run.WriteAside;
import io.biapy.io.array.NewArray;
import io.biapy.io.sample.Samples;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * An image of several channels in a .npy file that is written plane by plane in any order: slices along z, or rows of a 2D image. A file of the same size that
 * is there already is gone on with. One thread.
 */
public final class NpyPlanes implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final FileChannel out;
    private final long header;
    private final long plane; // voxels
    private final int channels;
    private final Samples samples;

    private NpyPlanes(Path file, FileChannel out, long header, long plane, int channels, Samples samples) {
        this.samples = samples;
        this.file = file;
        this.out = out;
        this.header = header;
        this.plane = plane;
        this.channels = channels;
    }

    /** Axes z, y, x (y, x in 2D), then channels where there are several. */
    public static NpyPlanes open(Path file, Size size, int channels, PixelType type) {
        NewArray array = NewNpy.image(ImageSpec.of(size, type).channels(channels));
        byte[] header = array.header();
        long length = header.length
                + Math.multiplyExact(size.voxels(), (long) array.samples().bytes() * channels);
        long plane = size.is2D() ? size.x() : size.y() * size.x();
        return new NpyPlanes(
                file, ContinuedNpy.open(file, header, length), header.length, plane, channels, array.samples());
    }

    /**
     * Writes planes; returns their {@link #checksum}.
     *
     * @param start the first of them
     * @param values for each channel those of all planes; whole numbers that fit where the type is an integer
     */
    public int write(int start, float[][] values) {
        int n = values[0].length;
        int voxel = samples.bytes() * channels;
        int part = Math.max(1, BUFFER / voxel);
        CRC32C crc = new CRC32C();
        float[] mixed = new float[channels * Math.min(part, n)];
        byte[] bytes = new byte[voxel * Math.min(part, n)];
        try {
            for (int from = 0; from < n; from += part) {
                int count = Math.min(n - from, part);
                for (int c = 0; c < channels; c++) {
                    for (int i = 0; i < count; i++) {
                        mixed[i * channels + c] = values[c][from + i];
                    }
                }
                samples.fromFloats(mixed, 0, bytes, 0, count * channels);
                crc.update(bytes, 0, count * voxel);
                WriteAside.put(out, ByteBuffer.wrap(bytes, 0, count * voxel), position(start) + (long) voxel * from);
            }
        } catch (IOException e) {
            throw new FileException(file, "cannot be written (" + e + "). Make room and start again; it goes on.", e);
        }
        return (int) crc.getValue();
    }

    /** The checksum of what the file holds of planes. */
    public int checksum(int start, int count) {
        CRC32C crc = new CRC32C();
        long at = position(start);
        long end = position(start + count);
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER);
        try {
            while (at < end) {
                bytes.clear().limit((int) Math.min(BUFFER, end - at));
                if (!ReadWhole.fill(out, bytes, at)) {
                    throw new IOException("ends too early");
                }
                at += bytes.position();
                crc.update(bytes.flip());
            }
        } catch (IOException e) {
            throw new FileException(file, "cannot be read (" + e + ").", e);
        }
        return (int) crc.getValue();
    }

    private long position(int start) {
        return header + (long) samples.bytes() * channels * plane * start;
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new FileException(file, "cannot be closed (" + e + ").", e);
        }
    }

    @Override
    public String toString() {
        return "planes in " + file;
    }
}
