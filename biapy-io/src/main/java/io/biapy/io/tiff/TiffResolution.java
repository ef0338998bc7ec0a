package io.biapy.io.tiff;

import io.biapy.core.image.Calibration;

/** Voxel sizes from the resolution tags. */
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
        return fine ? Calibration.told(1, pixel[0] * UM_PER_CM, pixel[1] * UM_PER_CM, "um") : Calibration.unknown();
    }
}
