package io.biapy.io.tiff;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Size;

/** Writes the description by which ImageJ, Fiji, tifffile and napari know axes, voxel size and display range. */
final class ImageJText {
    private ImageJText() {}

    static String of(Size extent, int channels, Calibration calibration, double low, double high) {
        StringBuilder text = new StringBuilder("ImageJ=1.54p\n");
        if (extent.z() * channels > 1) {
            text.append("images=").append(extent.z() * channels).append('\n');
            if (channels > 1) {
                text.append("channels=").append(channels).append('\n');
            }
            if (extent.z() > 1) {
                text.append("slices=").append(extent.z()).append('\n');
            }
            if (channels > 1) {
                text.append("hyperstack=true\nmode=grayscale\n");
            }
        }
        if (calibration.isKnown()) {
            text.append("unit=").append(ascii(calibration.unit())).append('\n');
            text.append("spacing=").append(calibration.z()).append('\n');
        }
        text.append("loop=false\n");
        if (low < high) {
            text.append("min=").append(low).append("\nmax=").append(high).append('\n');
        }
        return text.toString();
    }

    /** Other letters as ImageJ escapes them; line ends would end the value. */
    private static String ascii(String unit) {
        StringBuilder text = new StringBuilder();
        for (char c : unit.strip().toCharArray()) {
            if (c >= ' ' && c < 127) {
                text.append(c);
            } else if (c > 127) {
                text.append(String.format("\\u%04X", (int) c));
            }
        }
        return text.toString();
    }

    /** Pixels a unit as a fraction of 32-bit numbers, whose inverse is the pixel's size as nearly as such a fraction can be. */
    static long[] pixelsPerUnit(double pixel) {
        long most = (1L << 32) - 1;
        long[] before = {0, 1};
        long[] last = {1, 0}; // numerator and denominator of the pixel's size: continued fraction
        double rest = pixel;
        for (int i = 0; i < 40; i++) {
            double whole = Math.floor(rest);
            double numerator = whole * last[0] + before[0];
            double denominator = whole * last[1] + before[1];
            if (numerator > most || denominator > most) {
                break;
            }
            before = last;
            last = new long[] {(long) numerator, (long) denominator};
            if (rest == whole || (double) last[0] / last[1] == pixel) {
                break;
            }
            rest = 1 / (rest - whole);
        }
        if (last[0] == 0 || last[1] == 0) {
            return pixel < 1 ? new long[] {most, Math.max(1, Math.round(pixel * most))} : new long[] {1, most};
        }
        return new long[] {last[1], last[0]};
    }
}
