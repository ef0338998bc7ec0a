package io.biapy.io.npy;

import io.biapy.core.error.FileException;
import io.biapy.core.image.Axes;
import io.biapy.io.axes.ArrayAxes;
import java.nio.file.Path;

/** What the dimensions of an array mean where its file, as every .npy file, does not say: see {@link NpyFormat}. */
final class NpyAxes {
    private static final long MOST_CHANNELS = 16;

    private NpyAxes() {}

    /** Axes of {@code header}: as asked, or guessed. */
    static ArrayAxes of(Path file, NpyHeader header, Axes asked, boolean labels) {
        long[] shape = header.shape();
        String letters = asked.isAsStored() ? guess(file, shape, labels) : asked.letters();
        return ArrayAxes.of(file, letters, shape, header.strides());
    }

    private static String guess(Path file, long[] shape, boolean labels) {
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
                        + " in none; name its axes, slowest first, for example \"CZYX\".");
    }

    /** 1, or at most 16 and smaller than the two before it; in a label image, which has no channels, exactly 1. */
    private static boolean lastIsChannels(long[] shape, boolean labels) {
        int n = shape.length;
        long last = shape[n - 1];
        return last == 1 || (!labels && last <= MOST_CHANNELS && last < shape[n - 2] && last < shape[n - 3]);
    }

    /** Whether an array of z, y, x would be taken for one of y, x and channels. */
    static boolean looksLikeChannels(long z, long y, long x) {
        return lastIsChannels(new long[] {z, y, x}, false);
    }
}
