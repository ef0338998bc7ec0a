package io.biapy.core.network.checkpoint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Copies what a pickle describes into unmodifiable maps with text keys and lists. A dictionary loses its entries that are None, and
 * tensors become a text with their shape. A pickle can nest or share its parts without end; the copy stops at a depth and a number.
 */
final class PlainValues {
    private static final int MOST_DEPTH = 50;
    private static final int MOST_VALUES = 200_000;

    private int values;

    private PlainValues() {}

    /** The copy of a dictionary; an empty one for None or nothing. */
    static Map<String, Object> map(@Nullable Object value) throws IOException {
        if (value == null || value.equals(Optional.empty())) {
            return Map.of();
        }
        if (!(value instanceof Map && new PlainValues().copy(value, 0) instanceof Map<?, ?> map)) {
            throw new IOException(
                    "a dictionary was expected, found " + value.getClass().getSimpleName());
        }
        Map<String, Object> named = new LinkedHashMap<>();
        map.forEach((key, member) -> named.put((String) key, member));
        return Collections.unmodifiableMap(named);
    }

    private Object copy(Object value, int depth) throws IOException {
        if (depth > MOST_DEPTH || ++values > MOST_VALUES) {
            throw new IOException("its settings are nested too deeply or too many");
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (!entry.getValue().equals(Optional.empty())) {
                    copy.put(String.valueOf(entry.getKey()), copy(entry.getValue(), depth + 1));
                }
            }
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>(list.size());
            for (Object member : list) {
                copy.add(copy(member, depth + 1));
            }
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof StoredTensor tensor) {
            return "tensor " + Arrays.toString(tensor.shape());
        }
        if (value instanceof PickleGlobal || value instanceof StoredTensor.Storage) {
            throw new IOException("a Python name stands where a value should");
        }
        return value;
    }
}
