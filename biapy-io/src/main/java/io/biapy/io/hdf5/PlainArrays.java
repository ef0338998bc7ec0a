package io.biapy.io.hdf5;

import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The values that jHDF gives, single ones and arrays of arrays, as one flat array. */
final class PlainArrays {
    private PlainArrays() {}

    static Optional<double[]> doubles(Object data) {
        List<Object> values = flat(data);
        return values.stream().allMatch(Number.class::isInstance)
                ? Optional.of(values.stream()
                        .mapToDouble(v -> ((Number) v).doubleValue())
                        .toArray())
                : Optional.empty();
    }

    static Optional<long[]> longs(Object data) {
        List<Object> values = flat(data);
        boolean whole = values.stream()
                .allMatch(v -> v instanceof Byte
                        || v instanceof Short
                        || v instanceof Integer
                        || v instanceof Long
                        || (v instanceof BigInteger big && big.bitLength() < 64));
        return whole
                ? Optional.of(
                        values.stream().mapToLong(v -> ((Number) v).longValue()).toArray())
                : Optional.empty();
    }

    /** Empty where they are no texts. */
    static List<String> texts(Object data) {
        List<Object> values = flat(data);
        return values.stream().allMatch(String.class::isInstance)
                ? values.stream().map(String.class::cast).toList()
                : List.of();
    }

    private static List<Object> flat(Object data) {
        List<Object> values = new ArrayList<>();
        collect(data, values);
        return values;
    }

    private static void collect(Object data, List<Object> into) {
        if (!data.getClass().isArray()) {
            into.add(data);
            return;
        }
        for (int i = 0; i < Array.getLength(data); i++) {
            Object value = Array.get(data, i);
            if (value != null) {
                collect(value, into);
            }
        }
    }
}
