package io.biapy.io.nifti;

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
import java.util.Objects;

/** A NIfTI file that is to be written: little endian, version 1 where its 16-bit lengths suffice, else 2; channels are dimension 5. */
final class NewNifti {
    private static final int START_1 = 352;
    private static final int START_2 = 544;

    private NewNifti() {}

    /** @param type one that NIfTI has */
    static NewArray of(ImageSpec spec, PixelType type) {
        Size size = spec.size();
        int channels = spec.channelNames().size();
        long[] dimensions = {channels > 1 ? 5 : size.is2D() ? 2 : 3, size.x(), size.y(), size.z(), 1, channels, 1, 1};
        boolean large = size.x() > Short.MAX_VALUE
                || size.y() > Short.MAX_VALUE
                || size.z() > Short.MAX_VALUE
                || channels > Short.MAX_VALUE;
        ByteBuffer header = ByteBuffer.allocate(large ? START_2 : START_1).order(ByteOrder.LITTLE_ENDIAN);
        double[] voxel = voxel(spec.calibration());
        int units = units(spec.calibration());
        short code = (short) Objects.requireNonNull(NiftiType.storing(type)).code();
        if (large) {
            version2(header, dimensions, voxel, units, code, type);
        } else {
            version1(header, dimensions, voxel, units, code, type);
        }
        return new NewArray(spec, header.array(), new Samples(type, false), false);
    }

    private static void version1(
            ByteBuffer out, long[] dimensions, double[] voxel, int units, short code, PixelType type) {
        out.putInt(0, NiftiHeader.SHORT);
        out.put(38, (byte) 'r');
        for (int i = 0; i < dimensions.length; i++) {
            out.putShort(40 + 2 * i, (short) dimensions[i]);
            out.putFloat(76 + 4 * i, i >= 1 && i <= 3 ? (float) voxel[i - 1] : 1);
        }
        out.putShort(70, code).putShort(72, (short) type.bits());
        out.putFloat(108, START_1).putFloat(112, 1);
        out.put(123, (byte) units);
        out.put(344, "n+1\0".getBytes(StandardCharsets.US_ASCII));
    }

    private static void version2(
            ByteBuffer out, long[] dimensions, double[] voxel, int units, short code, PixelType type) {
        out.putInt(0, NiftiHeader.LONGEST);
        out.put(4, "n+2\0\r\n\032\n".getBytes(StandardCharsets.US_ASCII));
        out.putShort(12, code).putShort(14, (short) type.bits());
        for (int i = 0; i < dimensions.length; i++) {
            out.putLong(16 + 8 * i, dimensions[i]);
            out.putDouble(104 + 8 * i, i >= 1 && i <= 3 ? voxel[i - 1] : 1);
        }
        out.putLong(168, START_2).putDouble(176, 1);
        out.putInt(500, units);
    }

    /** x, y, z in a unit that NIfTI has. */
    private static double[] voxel(Calibration calibration) {
        String unit = unit(calibration);
        double[] voxel = {calibration.x(), calibration.y(), calibration.z()};
        for (int i = 0; i < voxel.length && !unit.isEmpty(); i++) {
            voxel[i] = LengthUnits.convert(voxel[i], calibration.unit(), unit);
        }
        return voxel;
    }

    /** Smaller units become micrometres. */
    private static String unit(Calibration calibration) {
        return switch (LengthUnits.shortName(calibration.unit())) {
            case "m" -> "m";
            case "mm", "cm" -> "mm";
            case "um", "nm", "angstrom" -> "um";
            default -> "";
        };
    }

    private static int units(Calibration calibration) {
        return switch (unit(calibration)) {
            case "m" -> 1;
            case "mm" -> 2;
            case "um" -> 3;
            default -> 0;
        };
    }
}
