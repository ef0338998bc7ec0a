package io.biapy.core.network;

import io.biapy.core.error.InputException;
import java.util.List;
import java.util.Map;

/** Plain values by name, read with their types checked. */
final class Settings {
    private final String name;
    private final Map<String, ?> values;

    /** @param name what they are for, said in messages */
    Settings(String name, Map<String, ?> values) {
        this.name = name;
        this.values = values;
    }

    String name() {
        return name;
    }

    /** The value of {@code key}, or {@code otherwise} where it is absent. */
    <T> T get(String key, Class<T> type, T otherwise) {
        Object value = values.get(key);
        return value == null ? otherwise : convert(key, value, type);
    }

    /** The values of {@code key}, a single one counting as a list; or {@code otherwise} where it is absent. */
    <T> List<T> list(String key, Class<T> type, List<T> otherwise) {
        Object value = values.get(key);
        if (value == null) {
            return otherwise;
        }
        List<?> list = value instanceof List<?> several ? several : List.of(value);
        return list.stream().map(v -> convert(key, v, type)).toList();
    }

    private <T> T convert(String key, Object value, Class<T> type) {
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (value instanceof Number number) {
            if (type == Double.class) {
                return type.cast(number.doubleValue());
            }
            if (type == Integer.class && number.doubleValue() == number.intValue()) {
                return type.cast(number.intValue());
            }
        }
        throw new InputException(name + ": " + key + " should be " + type.getSimpleName() + ", got " + value + ".");
    }
}
