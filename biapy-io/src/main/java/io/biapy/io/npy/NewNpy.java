package io.biapy.io.npy;

import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.array.NewArray;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.axes.GuessedAxes;
import io.biapy.io.sample.NumpyCodes;
import io.biapy.io.sample.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** An .npy file of version 1 that is to be written: little endian, C order, axes y, x or z, y, x, then channels. */
public final class NewNpy {
    private static final int ALIGNMENT = 64;

    private NewNpy() {}

    /** An axis for channels is there where there are several, or where the file would be misread without. */
    public static NewArray image(ImageSpec spec) {
        Size size = spec.size();
        boolean axis = spec.channelNames().size() > 1
                || (size.z() > 1 && GuessedAxes.looksLikeChannels(size.z(), size.y(), size.x()));
        return of(spec, axis);
    }

    /** Labels are only misread where they are one voxel wide. */
    public static NewArray labels(ImageSpec spec) {
        return of(spec, spec.size().z() > 1 && spec.size().x() == 1);
    }

    private static NewArray of(ImageSpec spec, boolean channelAxis) {
        PixelType type = spec.type() == PixelType.BIT ? PixelType.UINT8 : spec.type();
        Samples samples = new Samples(type, false);
        Size size = spec.size();
        long[] zyxc = {size.z(), size.y(), size.x(), spec.channelNames().size()};
        long[] shape = Arrays.copyOfRange(zyxc, size.is2D() ? 1 : 0, channelAxis ? 4 : 3);
        return new NewArray(spec, header(samples, shape), samples, true);
    }

    private static byte[] header(Samples samples, long[] shape) {
        String code = NumpyCodes.littleEndian(samples.type());
        String dims = ArrayAxes.shape(shape);
        String text = "{'descr': '" + code + "', 'fortran_order': False, 'shape': " + dims + ", }";
        int length = (10 + text.length() + ALIGNMENT) / ALIGNMENT * ALIGNMENT - 10;
        ByteBuffer header = ByteBuffer.allocate(10 + length).order(ByteOrder.LITTLE_ENDIAN);
        header.put(NpyHeader.MAGIC).put((byte) 1).put((byte) 0).putShort((short) length);
        header.put(text.getBytes(StandardCharsets.ISO_8859_1));
        while (header.remaining() > 1) {
            header.put((byte) ' ');
        }
        return header.put((byte) '\n').array();
    }
}
