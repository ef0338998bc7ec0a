package io.biapy.io.axes;

import io.biapy.core.error.FileException;
import java.nio.file.Path;

/**
 * What the dimensions of an array mean where nothing says so. Two are y, x; three are z, y, x, or y, x, channels where the last is 1,
 * or at most 16 and smaller than both others; four are z, y, x, channels under the same condition, or z, y, x after a leading
 * dimension of 1, as five are z, y, x, channels; anything else is refused. A label image has no channels: there only a last dimension
 * of 1 counts as such.
 */
public final class GuessedAxes {
    private static final long MOST_CHANNELS = 16;

    private GuessedAxes() {}

    /** One letter a dimension; a {@link FileException} where the shape can be an image in more than one way, or in none. */
    public static String of(Path file, long[] shape, boolean labels) {
        int n = shape.length;
        if (n == 2) {
            return "YX";
        }
        if (n == 3) {
            return lastIsChannels(shape, labels) ? "YXC" : "ZYX";
        }
        if (n == 4 && lastIsChannels(shape, labels)) {
            return "ZYXC";
        }
        if (n == 4 && shape[0] == 1) {
            return "TZYX";
        }
        if (n == 5 && shape[0] == 1 && lastIsChannels(shape, labels)) {
            return "TZYXC";
        }
        throw new FileException(
                file,
                "has shape " + ArrayAxes.shape(shape) + ", which can be an image in more than one way or"
                        + " in none; name its axes, slowest first, for example \"CZYX\" (--axes CZYX, or Axes.of).");
    }

    /** 1, or at most 16 and smaller than the two before it; in a label image, which has no channels, exactly 1. */
    private static boolean lastIsChannels(long[] shape, boolean labels) {
        int n = shape.length;
        long last = shape[n - 1];
        return last == 1 || (!labels && last <= MOST_CHANNELS && last < shape[n - 2] && last < shape[n - 3]);
    }

    /** Whether an array of z, y, x would be taken for one of y, x and channels. */
    public static boolean looksLikeChannels(long z, long y, long x) {
        return lastIsChannels(new long[] {z, y, x}, false);
    }
}
