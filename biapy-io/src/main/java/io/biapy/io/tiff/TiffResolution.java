package io.biapy.io.tiff;

import io.biapy.core.image.Calibration;
import java.util.Locale;

/** Voxel sizes from the resolution tags, and units as people and programs write them. */
final class TiffResolution {
    private static final int CENTIMETRE = 3;
    private static final double UM_PER_CM = 1e4;
    /** 1200 dots an inch: what coarser files say is how large to print them. */
    private static final double FINEST_PRINT_PER_CM = 1200 / 2.54;

    private TiffResolution() {}

    /** Length of one pixel in the resolution's unit, along y and x; 0 where the tags are missing or empty. */
    static double[] pixel(TiffBytes in, Directory first) {
        return new double[] {
            pixel(in, first, TiffTag.Y_RESOLUTION), pixel(in, first, TiffTag.X_RESOLUTION),
        };
    }

    private static double pixel(TiffBytes in, Directory first, int tag) {
        long[] perUnit = first.tag(tag).map(value -> value.rational(in)).orElseGet(() -> new long[] {0, 0});
        return perUnit[0] == 0 ? 0 : (double) perUnit[1] / perUnit[0];
    }

    /** From a file without a description: only pixels a centimetre, finer than any printer, say something about the specimen. */
    static Calibration plain(TiffBytes in, Directory first) {
        double[] pixel = pixel(in, first);
        boolean said = first.number(in, TiffTag.RESOLUTION_UNIT, 2) == CENTIMETRE && pixel[0] > 0 && pixel[1] > 0;
        boolean fine = said && 1 / Math.max(pixel[0], pixel[1]) > FINEST_PRINT_PER_CM;
        return fine ? Calibration.of(1, pixel[0] * UM_PER_CM, pixel[1] * UM_PER_CM, "um") : Calibration.unknown();
    }

    /** A voxel size, or unknown where a number is not above 0 or the unit says nothing. */
    static Calibration calibration(double z, double y, double x, String unit) {
        String known = unit(unit);
        boolean usable = z > 0 && y > 0 && x > 0 && Double.isFinite(z + y + x);
        return usable && !known.isEmpty() ? Calibration.of(z, y, x, known) : Calibration.unknown();
    }

    /** The unit as this library writes it: "um" for all ways to write micrometres; "" for pixels or nothing. */
    static String unit(String written) {
        String unit =
                written.strip().replace("\\u00B5", "u").replace('\u00B5', 'u').replace('\u03BC', 'u');
        return switch (unit.toLowerCase(Locale.ROOT)) {
            case "", "pixel", "pixels", "px", "reference frame" -> "";
            case "micron", "microns", "micrometer", "micrometers", "micrometre", "micrometres", "um" -> "um";
            case "nanometer", "nanometers", "nanometre", "nanometres", "nm" -> "nm";
            case "millimeter", "millimeters", "millimetre", "millimetres", "mm" -> "mm";
            default -> unit;
        };
    }
}
