package io.biapy.io.nifti;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import io.biapy.io.sample.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The header of a NIfTI file, or of a pair of files, where it can also be of Analyze 7.5. Sources: nifti1.h and nifti2.h of the NIfTI Data
 * Format Working Group; dbh.h of the Mayo Clinic, with the scale that SPM keeps where NIfTI has it too.
 *
 * @param version 1 or 2; 0 for Analyze 7.5
 * @param pair whether the voxels are in another file
 * @param sizes along x, y, z, t, u (channels), v, w, as many as there are
 * @param slope of stored values, with {@code intercept}: value = slope * stored + intercept; 0 for "as stored"
 */
record NiftiHeader(
        int version,
        boolean pair,
        boolean bigEndian,
        NiftiType type,
        long[] sizes,
        Calibration calibration,
        long dataStart,
        double slope,
        double intercept) {

    /** Bytes of the longer header. */
    static final int LONGEST = 540;

    static final int SHORT = 348;

    private static final int MOST_DIMENSIONS = 7;
    private static final int SPACE_UNITS = 7;

    /** @param pair whether the file has the name of a pair's header, so that it may be Analyze */
    static NiftiHeader read(Path file, byte[] start, boolean pair) {
        if (start.length < SHORT) {
            throw new FileException(file, "is not a NIfTI file, or ends too early: it has " + start.length + " bytes.");
        }
        ByteBuffer in = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
        int length = in.getInt(0);
        boolean big = length != SHORT && length != LONGEST;
        if (big) {
            in.order(ByteOrder.BIG_ENDIAN);
            length = in.getInt(0);
        }
        if (length != SHORT && length != LONGEST) {
            throw new FileException(file, "is not a NIfTI file: its header does not claim 348 or 540 bytes.");
        }
        if (length > start.length) {
            throw new FileException(file, "ends too early: its header needs " + length + " bytes.");
        }
        return length == SHORT ? version1(file, in, big, pair) : version2(file, in, big);
    }

    private static NiftiHeader version1(Path file, ByteBuffer in, boolean big, boolean named) {
        boolean analyze = named && !isMarked(in, 344, '1', '+') && !isMarked(in, 344, '1', 'i');
        boolean pair = analyze || isPair(file, in, 344, '1');
        long[] dimensions = new long[MOST_DIMENSIONS + 1];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = in.getShort(40 + 2 * i);
        }
        double[] spacing = new double[3];
        for (int i = 0; i < 3; i++) {
            spacing[i] = exact(in.getFloat(80 + 4 * i));
        }
        return of(
                file,
                analyze ? 0 : 1,
                pair,
                big,
                in.getShort(70),
                dimensions,
                calibration(spacing, analyze ? analyzeUnit(in) : unit(in.get(123))),
                start(file, in.getFloat(108), pair ? 0 : SHORT),
                in.getFloat(112),
                in.getFloat(116));
    }

    private static NiftiHeader version2(Path file, ByteBuffer in, boolean big) {
        boolean pair = isPair(file, in, 4, '2');
        long[] dimensions = new long[MOST_DIMENSIONS + 1];
        for (int i = 0; i < dimensions.length; i++) {
            dimensions[i] = in.getLong(16 + 8 * i);
        }
        double[] spacing = new double[3];
        for (int i = 0; i < 3; i++) {
            spacing[i] = in.getDouble(112 + 8 * i);
        }
        return of(
                file,
                2,
                pair,
                big,
                in.getShort(12),
                dimensions,
                calibration(spacing, unit(in.getInt(500))),
                start(file, in.getLong(168), pair ? 0 : LONGEST),
                in.getDouble(176),
                in.getDouble(184));
    }

    private static boolean isMarked(ByteBuffer in, int at, char version, char kind) {
        return in.get(at) == 'n' && in.get(at + 1) == kind && in.get(at + 2) == version && in.get(at + 3) == 0;
    }

    private static boolean isPair(Path file, ByteBuffer in, int at, char version) {
        boolean pair = isMarked(in, at, version, 'i');
        if (!pair && !isMarked(in, at, version, '+')) {
            throw new FileException(
                    file,
                    "is not a NIfTI file: the mark n+" + version
                            + " is missing (Analyze 7.5 is read from files called .hdr and .img).");
        }
        return pair;
    }

    private static NiftiHeader of(
            Path file,
            int version,
            boolean pair,
            boolean big,
            int code,
            long[] dimensions,
            Calibration calibration,
            long start,
            double slope,
            double intercept) {
        NiftiType type = NiftiType.of(code)
                .orElseThrow(() -> new FileException(
                        file,
                        "holds no plain numbers (NIfTI data type " + code
                                + "); can be read: integers of 8 to 64 bits, floats of 32 and 64, RGB and RGBA."));
        long count = dimensions[0];
        if (count < 1 || count > MOST_DIMENSIONS) {
            throw new FileException(file, "is damaged: it claims " + count + " dimensions.");
        }
        long[] sizes = Arrays.copyOfRange(dimensions, 1, 1 + (int) count);
        return new NiftiHeader(version, pair, big, type, sizes, calibration, start, slope, intercept);
    }

    private static long start(Path file, double offset, int header) {
        if (!(offset >= header && offset < 0x1p62)) {
            throw new FileException(file, "is damaged: its voxels should begin at byte " + offset + ".");
        }
        return (long) offset;
    }

    /** Spacing is x, y, z; a unit that is not said counts as millimetres where a spacing is. */
    private static Calibration calibration(double[] spacing, String stated) {
        boolean said = spacing[0] != 1 || spacing[1] != 1 || spacing[2] != 1;
        String unit = stated.isEmpty() && said ? "mm" : stated;
        double z = spacing[2] == 0 ? 1 : spacing[2]; // of a picture
        return LengthUnits.calibration(Math.abs(z), Math.abs(spacing[1]), Math.abs(spacing[0]), unit);
    }

    private static String unit(int units) {
        return switch (units & SPACE_UNITS) {
            case 1 -> "m";
            case 2 -> "mm";
            case 3 -> "um";
            default -> "";
        };
    }

    /** Four characters, most often none. */
    private static String analyzeUnit(ByteBuffer in) {
        StringBuilder text = new StringBuilder();
        for (int at = 56; at < 60 && in.get(at) > ' '; at++) {
            text.append((char) in.get(at));
        }
        return LengthUnits.isLength(text.toString()) ? LengthUnits.shortName(text.toString()) : "";
    }

    /** The shortest decimal number that is this float: 0.1 and not 0.10000000149. */
    private static double exact(float value) {
        return Double.parseDouble(Float.toString(value));
    }

    Samples samples() {
        return new Samples(type.type(), bigEndian);
    }

    /** As people call it. */
    String format() {
        return version == 0 ? "Analyze 7.5" : "NIfTI-" + version;
    }

    /** Whether the stored values are the values. */
    boolean isPlain() {
        boolean none = slope == 0 || !Double.isFinite(slope) || !Double.isFinite(intercept);
        return none || (slope == 1 && intercept == 0) || type.samples() > 1;
    }
}
