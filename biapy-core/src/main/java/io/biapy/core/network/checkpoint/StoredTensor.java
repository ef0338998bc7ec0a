package io.biapy.core.network.checkpoint;

import java.io.IOException;
import java.util.List;

/**
 * A tensor as a checkpoint describes it: a view of a storage, whose numbers are not read yet.
 *
 * @param offset first element
 * @param strides elements between neighbours along each axis, never negative
 */
record StoredTensor(Storage storage, long offset, int[] shape, long[] strides) {
    /** The most axes that are read; PyTorch's own limit is 64. */
    private static final int MOST_AXES = 64;

    /** An array of numbers in a file of its own. */
    record Storage(ElementType type, String key) {
        /** By PyTorch's persistent id: ("storage", type, key, device, length). */
        static Storage of(Object id) throws IOException {
            if (id instanceof List<?> parts
                    && parts.size() == 5
                    && "storage".equals(parts.get(0))
                    && parts.get(1) instanceof PickleGlobal.StorageClass storage
                    && parts.get(2) instanceof String key) {
                return new Storage(storage.type(), key);
            }
            throw new IOException("a storage is described in an unknown way");
        }
    }

    static StoredTensor of(Object storage, Object offset, Object shape, Object strides) throws IOException {
        if (!(storage instanceof Storage place && shape instanceof List<?> sizes && strides instanceof List<?> steps)) {
            throw new IOException("a tensor is described in an unknown way");
        }
        if (sizes.size() != steps.size() || sizes.size() > MOST_AXES) {
            throw new IOException("a tensor has " + sizes.size() + " sizes and " + steps.size() + " strides");
        }
        int[] axes = new int[sizes.size()];
        long[] apart = new long[axes.length];
        for (int i = 0; i < axes.length; i++) {
            axes[i] = (int) number(sizes.get(i));
            apart[i] = number(steps.get(i));
        }
        return new StoredTensor(place, number(offset), axes, apart);
    }

    private static long number(Object value) throws IOException {
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
            long number = ((Number) value).longValue();
            if (number <= Integer.MAX_VALUE) {
                return number;
            }
        }
        throw new IOException("a tensor has an impossible size, stride or offset");
    }

    /** Numbers in the tensor. */
    long elements() throws IOException {
        long n = 1;
        for (int size : shape) {
            n *= size;
            if (n > Integer.MAX_VALUE) {
                throw new IOException("a tensor has more numbers than one array can hold");
            }
        }
        return n;
    }

    /** Elements of the storage from the first to the last that is used; 0 for an empty tensor. */
    long span() throws IOException {
        if (elements() == 0) {
            return 0;
        }
        long last = 0;
        for (int i = 0; i < shape.length; i++) {
            last += (shape[i] - 1L) * strides[i];
            if (last > Integer.MAX_VALUE) {
                throw new IOException("a tensor reaches further than one array can");
            }
        }
        return last + 1;
    }

    /** Whether the numbers lie one after the other in the order of the axes. */
    boolean isContiguous() {
        long step = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1 && strides[i] != step) {
                return false;
            }
            step *= shape[i];
        }
        return true;
    }

    /** Copies the view out of {@code window}, which holds {@link #span} elements from {@link #offset}. */
    float[] gather(float[] window) throws IOException {
        float[] values = new float[(int) elements()];
        int[] at = new int[shape.length];
        int from = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = window[from];
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                at[axis]++;
                from += (int) strides[axis];
                if (at[axis] < shape[axis]) {
                    break;
                }
                from -= (int) (strides[axis] * shape[axis]);
                at[axis] = 0;
            }
        }
        return values;
    }
}
