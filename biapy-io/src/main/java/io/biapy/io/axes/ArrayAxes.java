package io.biapy.io.axes;

import io.biapy.core.error.FileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalLong;

/**
 * Where the voxels of an image lie in a stored array: length and stride of each of its axes, in elements. An axis that the array
 * does not have has length 1. Immutable.
 */
public final class ArrayAxes {
    private static final int MOST_CHANNELS = 1 << 12;

    private final String letters;
    private final long[] sizes;
    private final long[] strides;
    private final long time;

    private ArrayAxes(String letters, long[] sizes, long[] strides, long time) {
        this.letters = letters;
        this.sizes = sizes;
        this.strides = strides;
        this.time = time;
    }

    /**
     * Axes of an array, one letter (T, Z, C, Y, X) a dimension; of a time axis longer than 1 a point must be chosen.
     *
     * @param file for the message
     * @param time the point of time, from 0
     */
    public static ArrayAxes of(Path file, String letters, long[] sizes, long[] strides, OptionalLong time) {
        if (letters.length() != sizes.length) {
            throw new FileException(
                    file,
                    "has " + sizes.length + " dimensions " + shape(sizes) + ", and the axes \"" + letters + "\" name "
                            + letters.length() + "; name each once, slowest first.");
        }
        long times = letters.indexOf('T') < 0 ? 1 : sizes[letters.indexOf('T')];
        if (times > 1 && time.isEmpty()) {
            throw new FileException(
                    file,
                    "holds " + times + " points of time (axes " + letters + " of " + shape(sizes)
                            + "), and an image here is one. Choose one from 0 to " + (times - 1)
                            + " (Axes.AS_STORED.atTime(0), or --time 0)" + asSlices(letters, sizes) + ".");
        }
        if (time.orElse(0) >= times) {
            throw new FileException(
                    file,
                    "has no point of time " + time.getAsLong() + "; it has " + times
                            + (times == 1 ? ", number 0." : ", from 0 to " + (times - 1) + "."));
        }
        int channel = letters.indexOf('C');
        if (channel >= 0 && sizes[channel] > MOST_CHANNELS) {
            throw new FileException(
                    file,
                    "would have " + sizes[channel] + " channels (axes " + letters + " of " + shape(sizes)
                            + "); at most " + MOST_CHANNELS + " are read. Name its axes in another order.");
        }
        return new ArrayAxes(letters, sizes.clone(), strides.clone(), time.orElse(0));
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
    public static ArrayAxes packed(Path file, String letters, long[] sizes, OptionalLong time) {
        long[] strides = new long[sizes.length];
        long stride = 1;
        for (int i = sizes.length - 1; i >= 0; i--) {
            strides[i] = stride;
            stride *= sizes[i];
        }
        return of(file, letters, sizes, strides, time);
    }

    /** A shape, slowest first, without its first dimensions where these have length 1 and the caller's axes do not name them. */
    public static long[] named(long[] shape, int letters) {
        int first = 0;
        while (shape.length - first > letters && shape[first] == 1) {
            first++;
        }
        return Arrays.copyOfRange(shape, first, shape.length);
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

    /** The chosen point of time, from 0. */
    public long time() {
        return time;
    }

    /** Elements before the first one of the chosen point of time. */
    public long origin() {
        return time * stride('T');
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
