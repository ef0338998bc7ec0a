package io.biapy.io.array;

import io.biapy.core.error.FileException;
import io.biapy.io.axes.ArrayAxes;
import io.biapy.io.sample.Samples;
import java.nio.file.Path;

/** Whether a file can hold the array that its header claims. */
public final class ArrayRoom {
    private ArrayRoom() {}

    /**
     * Bytes of all samples; a {@link FileException} where a length is below 1, or the samples need more than {@code room} bytes.
     *
     * @param room bytes that the file has for them, packed or not as the caller counts
     */
    public static long bytes(Path file, long[] shape, Samples samples, double room) {
        long elements = 1;
        long most = (long) Math.min(Long.MAX_VALUE / 16, room / samples.bytes());
        for (long n : shape) {
            if (n < 1) {
                throw new FileException(file, "is an empty array of shape " + ArrayAxes.shape(shape) + ".");
            }
            if (n > most / elements) {
                throw new FileException(
                        file,
                        "ends too early: shape " + ArrayAxes.shape(shape) + " of " + samples
                                + " needs more values than the " + most + " in it.");
            }
            elements *= n;
        }
        return elements * samples.bytes();
    }
}
