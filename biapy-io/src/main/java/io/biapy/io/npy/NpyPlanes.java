package io.biapy.io.npy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.core.run.ReadWhole;
import io.biapy.core.run.WriteAside;
import io.biapy.io.array.NewArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.zip.CRC32C;

/**
 * A float image of several channels in a .npy file that is written plane by plane in any order: slices along z, or rows of a 2D image. A file of the same size that
 * is there already is gone on with. One thread.
 */
public final class NpyPlanes implements AutoCloseable {
    private static final int BUFFER = 1 << 20;

    private final Path file;
    private final FileChannel out;
    private final long header;
    private final long plane; // voxels
    private final int channels;

    private NpyPlanes(Path file, FileChannel out, long header, long plane, int channels) {
        this.file = file;
        this.out = out;
        this.header = header;
        this.plane = plane;
        this.channels = channels;
    }

    /** Axes z, y, x (y, x in 2D), then channels where there are several. */
    public static NpyPlanes open(Path file, Size size, int channels) {
        NewArray array = NewNpy.image(ImageSpec.of(size, PixelType.FLOAT32).channels(channels));
        byte[] header = array.header();
        long length = header.length + Math.multiplyExact(size.voxels(), 4L * channels);
        long plane = size.is2D() ? size.x() : size.y() * size.x();
        return new NpyPlanes(file, ContinuedNpy.open(file, header, length), header.length, plane, channels);
    }

    /**
     * Writes planes; returns their {@link #checksum}.
     *
     * @param start the first of them
     * @param values for each channel those of all planes
     */
    public int write(int start, float[][] values) {
        int n = values[0].length;
        int part = Math.max(1, BUFFER / (4 * channels));
        CRC32C crc = new CRC32C();
        ByteBuffer bytes = ByteBuffer.allocate(4 * channels * Math.min(part, n)).order(ByteOrder.LITTLE_ENDIAN);
        try {
            for (int from = 0; from < n; from += part) {
                bytes.clear();
                for (int i = from; i < Math.min(n, from + part); i++) {
                    for (float[] channel : values) {
                        bytes.putFloat(channel[i]);
                    }
                }
                bytes.flip();
                crc.update(bytes.duplicate());
                WriteAside.put(out, bytes, position(start) + 4L * channels * from);
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
        return header + 4L * channels * plane * start;
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
