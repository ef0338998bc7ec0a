package io.biapy.dl4j.layer;

import io.biapy.core.error.InputException;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J arrays as plain float buffers without copying, so that Java loops can work on them. */
public final class Floats {
    private Floats() {}

    /**
     * The values of a contiguous float array of the CPU backend, as a view; one array is below 2^29 values, a limit of direct buffers.
     * It does not keep the array alive: hold that as long as the view is used. (For a part of an array ND4J's own {@code asNio} starts
     * at the wrong place.)
     */
    public static FloatBuffer of(INDArray array) {
        return new At(array.data().platformAddress() + Float.BYTES * array.offset(), array.length()).asBuffer();
    }

    /** The array itself where its values lie in C order without gaps, else a copy that does, which lives as long as the layer runs. */
    static INDArray contiguous(INDArray array) {
        return isContiguous(array.shape(), array.stride()) ? array : array.dup('c');
    }

    /** Axes of length 1 do not count: ND4J gives them any stride. */
    private static boolean isContiguous(long[] shape, long[] stride) {
        long expected = 1;
        for (int axis = shape.length - 1; axis >= 0; axis--) {
            if (shape[axis] != 1 && stride[axis] != expected) {
                return false;
            }
            expected *= shape[axis];
        }
        return true;
    }

    /** A new array outside every workspace; whoever makes it closes it. */
    public static INDArray allocate(long... shape) {
        long n = 1;
        for (long s : shape) {
            n = Math.multiplyExact(n, s);
        }
        checkLength(n);
        return Nd4j.createUninitializedDetached(DataType.FLOAT, 'c', shape);
    }

    /** Refuses what a direct buffer of 2 GiB cannot hold. */
    static void checkLength(long values) {
        if (values > Integer.MAX_VALUE / Float.BYTES) {
            throw new InputException("A layer of the network needs " + values + " values in one array; the most is "
                    + Integer.MAX_VALUE / Float.BYTES + ". Take smaller patches or a smaller batch.");
        }
    }

    /** Float values at an address. */
    private static final class At extends FloatPointer {
        At(long start, long values) {
            address = start;
            limit = values;
            capacity = values;
        }
    }
}
