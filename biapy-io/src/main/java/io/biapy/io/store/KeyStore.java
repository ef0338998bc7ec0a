package io.biapy.io.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Values (byte arrays) under keys ({@code a/b/c}). What is missing is empty; anything else that goes wrong is a
 * {@link io.biapy.core.error.FileException} with the value's place. Safe for several threads.
 */
public interface KeyStore extends AutoCloseable {
    /** Where the value of {@code key} is, for messages; the empty key is the store itself. */
    Path place(String key);

    /** A whole value; one of more than {@code most} bytes is an error. */
    Optional<byte[]> read(String key, long most);

    /** {@code count} bytes of a value, all of them or an error: from byte {@code at}, or, where that is below 0, from the end. */
    Optional<byte[]> read(String key, long at, int count);

    /** Names directly below {@code key}; none where the store cannot tell. */
    List<String> list(String key);

    /** A number that changes when the value does. */
    default long version(String key) {
        return 0;
    }

    @Override
    default void close() {}
}
