package io.biapy.io.mrc;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.ImageSpec;
import io.biapy.core.image.PixelType;
import io.biapy.core.image.Size;
import io.biapy.io.array.NewArray;
import io.biapy.io.axes.LengthUnits;
import io.biapy.io.sample.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** An MRC2014 file that is to be written: little endian, one channel; density statistics are marked as not computed. */
final class NewMrc {
    private static final String UNIT = "angstrom";

    private NewMrc() {}

    /** @param type one that MRC has */
    static NewArray of(ImageSpec spec, PixelType type, Path file) {
        Size size = spec.size();
        if (spec.channelNames().size() > 1) {
            throw new InputException(file + ": an MRC file has one channel, and "
                    + spec.channelNames().size() + " are to be written. Save one channel each, or take .tif or .zarr.");
        }
        if (Math.max(size.z(), Math.max(size.y(), size.x())) > Integer.MAX_VALUE) {
            throw new InputException(file + ": an MRC file cannot hold " + size + ".");
        }
        ByteBuffer header = ByteBuffer.allocate(MrcHeader.LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        int[] sizes = {(int) size.x(), (int) size.y(), (int) size.z()};
        for (int i = 0; i < 3; i++) {
            header.putInt(4 * i, sizes[i]);
            header.putInt(28 + 4 * i, sizes[i]);
            header.putFloat(40 + 4 * i, cell(spec.calibration(), 2 - i, sizes[i]));
            header.putFloat(52 + 4 * i, 90);
            header.putInt(64 + 4 * i, i + 1);
        }
        header.putInt(12, mode(type));
        header.putFloat(76, 0).putFloat(80, -1).putFloat(84, -2); // highest below lowest: not known
        header.putInt(88, size.is2D() ? 0 : 1);
        header.putInt(108, 20140);
        header.put(208, "MAP ".getBytes(StandardCharsets.US_ASCII));
        header.put(212, (byte) 0x44).put(213, (byte) 0x44);
        header.putFloat(216, -1);
        return new NewArray(spec, header.array(), new Samples(type, false), false);
    }

    private static float cell(Calibration calibration, int axis, int size) {
        boolean length = LengthUnits.isLength(calibration.unit());
        double voxel = length ? LengthUnits.convert(calibration.along(axis), calibration.unit(), UNIT) : 1;
        return (float) (voxel * size);
    }

    private static int mode(PixelType type) {
        return switch (type) {
            case INT8 -> 0;
            case INT16 -> 1;
            case UINT16 -> 6;
            case FLOAT16 -> 12;
            default -> 2;
        };
    }
}
