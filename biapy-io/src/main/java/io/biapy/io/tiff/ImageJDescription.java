package io.biapy.io.tiff;

import io.biapy.core.image.Calibration;
import io.biapy.io.axes.LengthUnits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The description that ImageJ and Fiji write: lines of key=value. Pages run through channels, then slices, then frames. */
final class ImageJDescription {
    static final String START = "ImageJ=";

    private final Map<String, String> keys = new HashMap<>();

    ImageJDescription(String text) {
        text.lines().forEach(line -> {
            int sign = line.indexOf('=');
            if (sign > 0) {
                keys.put(
                        line.substring(0, sign).strip(),
                        line.substring(sign + 1).strip());
            }
        });
    }

    static boolean is(String description) {
        return description.startsWith(START);
    }

    /** Number of images the file holds, whether each has a directory or not. */
    long images() {
        return number("images", 1);
    }

    StackDescription stack(int pages, TiffBytes in, Directory first) {
        long channels = number("channels", 1);
        long slices = number("slices", 1);
        long frames = number("frames", 1);
        Calibration calibration = calibration(in, first);
        if ((double) channels * slices * frames != pages) {
            return new StackDescription("ImageJ stack", "Z", new long[] {pages}, calibration, List.of());
        }
        long[] sizes = {frames, slices, channels};
        return new StackDescription("ImageJ hyperstack", "TZC", sizes, calibration, List.of());
    }

    private Calibration calibration(TiffBytes in, Directory first) {
        double[] pixel = TiffResolution.pixel(in, first);
        double spacing = Math.abs(real("spacing", 1));
        return LengthUnits.calibration(spacing, pixel[0], pixel[1], keys.getOrDefault("unit", ""));
    }

    private long number(String key, long otherwise) {
        double value = real(key, otherwise);
        return value >= 1 && value <= Integer.MAX_VALUE ? (long) value : otherwise;
    }

    private double real(String key, double otherwise) {
        try {
            return Double.parseDouble(keys.getOrDefault(key, String.valueOf(otherwise)));
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
