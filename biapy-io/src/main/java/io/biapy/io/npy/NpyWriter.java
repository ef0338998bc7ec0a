package io.biapy.io.npy;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.image.PixelType;
import io.biapy.core.run.WriteAside;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.axes.GuessedAxes;
import io.biapy.io.sample.Samples;
import io.biapy.io.sample.StoredTypes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/** Writes .npy files of version 1: little endian, C order, axes y, x or z, y, x, then channels. */
final class NpyWriter {
    private static final int ALIGNMENT = 64;

    private NpyWriter() {}

    static void write(FloatImage image, Path file) {
        Samples samples = new Samples(StoredTypes.of(image), false);
        Extent extent = image.extent();
        int channels = image.channels();
        boolean channelAxis =
                channels > 1 || (extent.z() > 1 && GuessedAxes.looksLikeChannels(extent.z(), extent.y(), extent.x()));
        int plane = extent.voxels();
        float[] row = new float[extent.x() * channels];
        byte[] bytes = new byte[row.length * samples.bytes()];
        WriteAside.write(file, out -> {
            WriteAside.put(out, ByteBuffer.wrap(header(samples, shape(extent, channelAxis, channels))));
            for (int start = 0; start < plane; start += extent.x()) {
                for (int c = 0; c < channels; c++) {
                    for (int x = 0; x < extent.x(); x++) {
                        row[x * channels + c] = image.data()[c * plane + start + x];
                    }
                }
                samples.fromFloats(row, 0, bytes, 0, row.length);
                WriteAside.put(out, ByteBuffer.wrap(bytes));
            }
        });
    }

    static void write(LabelImage labels, Path file) {
        Samples samples = new Samples(StoredTypes.ofIds(labels.maxId()), false);
        Extent extent = labels.extent();
        long[] row = new long[extent.x()];
        byte[] bytes = new byte[row.length * samples.bytes()];
        WriteAside.write(file, out -> {
            WriteAside.put(out, ByteBuffer.wrap(header(samples, shape(extent, extent.z() > 1 && extent.x() == 1, 1))));
            for (int start = 0; start < labels.codes().length; start += row.length) {
                for (int x = 0; x < row.length; x++) {
                    row[x] = labels.id(labels.codes()[start + x]);
                }
                samples.fromIds(row, 0, bytes, 0, row.length);
                WriteAside.put(out, ByteBuffer.wrap(bytes));
            }
        });
    }

    private static long[] shape(Extent extent, boolean channelAxis, int channels) {
        long[] zyxc = {extent.z(), extent.y(), extent.x(), channels};
        return Arrays.copyOfRange(zyxc, extent.z() == 1 ? 1 : 0, channelAxis ? 4 : 3);
    }

    static byte[] header(Samples samples, long[] shape) {
        PixelType type = samples.type();
        String kind = type.isFloating() ? "f" : type.isSigned() ? "i" : "u";
        String order = samples.bytes() == 1 ? "|" : "<";
        String dims = ArrayAxes.shape(shape);
        String text =
                "{'descr': '" + order + kind + samples.bytes() + "', 'fortran_order': False, 'shape': " + dims + ", }";
        int length = (10 + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - 10;
        ByteBuffer header = ByteBuffer.allocate(10 + length).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        header.put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        header.put(text.getBytes(StandardCharsets.ISO_8859_1));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }
}
