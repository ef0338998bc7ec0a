package io.biapy.io.axes;

import io.biapy.core.error.FileException;
import java.nio.file.Path;

/**
 * Where the voxels of an image lie in a stored array: length and stride of each of its axes, in elements. An axis that the array
 * does not have has length 1. Immutable.
 */
public final class ArrayAxes {
    private static final int MOST_CHANNELS = 1 << 12;

    private final String letters;
    private final long[] sizes;
    private final long[] strides;

    private ArrayAxes(String letters, long[] sizes, long[] strides) {
        this.letters = letters;
        this.sizes = sizes;
        this.strides = strides;
    }

    /**
     * Axes of an array, one letter (T, Z, C, Y, X) a dimension; a time axis longer than 1 is refused.
     *
     * @param file for the message
     */
    public static ArrayAxes of(Path file, String letters, long[] sizes, long[] strides) {
        if (letters.length() != sizes.length) {
            throw new FileException(
                    file,
                    "has " + sizes.length + " dimensions " + shape(sizes) + ", and the axes \"" + letters + "\" name "
                            + letters.length() + "; name each once, slowest first.");
        }
        int time = letters.indexOf('T');
        if (time >= 0 && sizes[time] > 1) {
            throw new FileException(
                    file,
                    "holds " + sizes[time] + " points of time (axes " + letters + " of "
                            + shape(sizes) + "), and an image here has none. Split it into one file each"
                            + asSlices(letters, sizes) + ".");
        }
        int channel = letters.indexOf('C');
        if (channel >= 0 && sizes[channel] > MOST_CHANNELS) {
            throw new FileException(
                    file,
                    "would have " + sizes[channel] + " channels (axes " + letters + " of " + shape(sizes)
                            + "); at most " + MOST_CHANNELS + " are read. Name its axes in another order.");
        }
        return new ArrayAxes(letters, sizes.clone(), strides.clone());
    }

    /** How to read points of time as slices, where there are no slices beside them. */
    private static String asSlices(String letters, long[] sizes) {
        StringBuilder named = new StringBuilder();
        for (int i = 0; i < sizes.length; i++) {
            named.append(sizes[i] > 1 ? letters.substring(i, i + 1) : "");
        }
        if (named.indexOf("Z") >= 0) {
            return "";
        }
        String plane = letters.indexOf('Y') < 0 ? "YX" : "";
        return "; or, if these are slices of a stack, open it with axes \""
                + named.toString().replace('T', 'Z') + plane + "\"";
    }

    /** As {@link #of}, for an array without gaps whose last axis runs fastest. */
    public static ArrayAxes packed(Path file, String letters, long... sizes) {
        long[] strides = new long[sizes.length];
        long stride = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= sizes[i];
        }
        return of(file, letters, sizes, strides);
    }

    /** Number of elements along an axis, 1 where there is no such axis. */
    public long size(char axis) {
        int at = letters.indexOf(axis);
        return at < 0 ? 1 : sizes[at];
    }

    /** Elements from one place to the next along an axis, 0 where there is no such axis. */
    public long stride(char axis) {
        int at = letters.indexOf(axis);
        return at < 0 ? 0 : strides[at];
    }

    /** A shape for messages: "(3, 256, 256)". */
    public static String shape(long[] sizes) {
        StringBuilder text = new StringBuilder("(");
        for (int i = 0; i < sizes.length; i++) {
            text.append(i == 0 ? "" : ", ").append(sizes[i]);
        }
        return text.append(')').toString();
    }

    @Override
    public String toString() {
        return letters + " " + shape(sizes);
    }
}
