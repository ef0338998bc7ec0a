package io.biapy.io.mrc;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.PixelType;
import io.biapy.io.axes.LengthUnits;
import io.biapy.io.sample.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/**
 * The header of an MRC file: sizes along columns, rows and sections (fastest first), which axis each is, type and voxel size. Sources:
 * Cheng et al., "MRC2014", Journal of Structural Biology 192 (2015); for the sign of bytes the IMOD manual.
 *
 * @param letters the axis of columns, rows and sections: "XYZ" unless the file says otherwise
 * @param volumes how many volumes the sections make up one after the other, usually 1
 */
record MrcHeader(Samples samples, long[] sizes, String letters, long volumes, Calibration calibration, long dataStart) {
    static final int LENGTH = 1024;

    private static final int MAP = 208;
    private static final int MACHINE = 212;
    private static final int IMOD = 1146047817;
    private static final int VOLUME_STACK = 401;
    private static final double ANGSTROM_PER_NM = 10;

    /** Whether the first 1024 bytes are such a header, as far as the mark "MAP" tells. */
    static boolean isMarked(byte[] start) {
        return start.length == LENGTH && start[MAP] == 'M' && start[MAP + 1] == 'A' && start[MAP + 2] == 'P';
    }

    static MrcHeader read(Path file, byte[] start) {
        if (start.length < LENGTH) {
            throw new FileException(
                    file,
                    "is not an MRC file, or ends too early: its header needs 1024 bytes, and it has " + start.length
                            + ".");
        }
        ByteBuffer in = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        boolean big = isBigEndian(start, in);
        in.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        long[] sizes = {in.getInt(0), in.getInt(4), in.getInt(8)};
        int mode = in.getInt(12);
        if (!isMarked(start) && !isPlausible(in)) {
            throw new FileException(
                    file, "is not an MRC file: neither its mark \"MAP\" nor its sizes and mode are there.");
        }
        Samples samples = new Samples(type(file, mode, in), big);
        long extended = in.getInt(92);
        if (extended < 0) {
            throw new FileException(file, "is damaged: it claims an extended header of " + extended + " bytes.");
        }
        return new MrcHeader(
                samples, sizes, letters(file, in), volumes(file, in, sizes[2]), calibration(in), LENGTH + extended);
    }

    /** By the machine stamp; where that says nothing, by which order gives sizes and a mode that can be. */
    private static boolean isBigEndian(byte[] start, ByteBuffer little) {
        if (start[MACHINE] == 0x44) {
            return false;
        }
        return start[MACHINE] == 0x11 || !isPlausible(little);
    }

    private static boolean isPlausible(ByteBuffer in) {
        int mode = in.getInt(12);
        boolean sizes = in.getInt(0) > 0 && in.getInt(4) > 0 && in.getInt(8) > 0;
        return sizes && ((mode >= 0 && mode <= 6) || mode == 12 || mode == 101);
    }

    private static PixelType type(Path file, int mode, ByteBuffer in) {
        return switch (mode) {
            case 0 -> in.getInt(152) == IMOD && (in.getInt(156) & 1) == 0 ? PixelType.UINT8 : PixelType.INT8;
            case 1 -> PixelType.INT16;
            case 2 -> PixelType.FLOAT32;
            case 6 -> PixelType.UINT16;
            case 12 -> PixelType.FLOAT16;
            default ->
                throw new FileException(
                        file,
                        "is in mode " + mode
                                + (mode == 3 || mode == 4 ? " (complex numbers)" : mode == 101 ? " (4 bits)" : "")
                                + "; can be read: modes 0 and 1 (integers of 8 and 16 bits), 2 (float), 6 (unsigned 16 bits), 12 (16-bit float).");
        };
    }

    private static String letters(Path file, ByteBuffer in) {
        StringBuilder letters = new StringBuilder();
        for (int at = 64; at <= 72; at += 4) {
            int axis = in.getInt(at);
            letters.append(axis >= 1 && axis <= 3 ? "XYZ".charAt(axis - 1) : '0');
        }
        if (letters.toString().equals("000")) {
            return "XYZ"; // older programs leave them out
        }
        if (letters.chars().distinct().count() < 3 || letters.indexOf("0") >= 0) {
            throw new FileException(
                    file,
                    "is damaged: columns, rows and sections are axes " + in.getInt(64) + ", " + in.getInt(68) + " and "
                            + in.getInt(72) + ".");
        }
        return letters.toString();
    }

    private static long volumes(Path file, ByteBuffer in, long sections) {
        long each = in.getInt(36);
        if (in.getInt(88) != VOLUME_STACK || each == sections) {
            return 1;
        }
        if (each < 1 || sections % each != 0) {
            throw new FileException(
                    file, "is damaged: " + sections + " sections are no whole number of volumes of " + each + ".");
        }
        return sections / each;
    }

    /** Cell lengths in Angstrom over the grid's intervals, both along x, y and z; in nanometres. */
    private static Calibration calibration(ByteBuffer in) {
        double[] voxel = new double[3];
        for (int i = 0; i < 3; i++) {
            float cell = in.getFloat(40 + 4 * i);
            int intervals = in.getInt(28 + 4 * i);
            voxel[i] = cell > 0 && intervals > 0 ? exact(cell / intervals) : 0;
        }
        boolean none = voxel[0] == 1 && voxel[1] == 1 && voxel[2] == 1; // what programs write that do not know
        return none
                ? Calibration.unknown()
                : LengthUnits.calibration(
                        voxel[2] / ANGSTROM_PER_NM, voxel[1] / ANGSTROM_PER_NM, voxel[0] / ANGSTROM_PER_NM, "nm");
    }

    /** The shortest decimal number that is this float. */
    private static double exact(float value) {
        return Double.parseDouble(Float.toString(value));
    }
}
