package io.biapy.core.network.checkpoint;

import io.biapy.core.error.FileException;
import java.nio.file.Path;

/** Refuses a file whose tensors could not be held, before anything is allocated. */
final class MemoryBudget {
    private final Path file;
    private final long most;
    private long taken;

    MemoryBudget(Path file) {
        this.file = file;
        this.most = Runtime.getRuntime().maxMemory() / 10 * 8;
    }

    /** Counts a tensor of so many floats in. */
    void take(long elements) {
        if (elements > Integer.MAX_VALUE - 8) {
            throw new FileException(file, "a tensor of " + elements + " numbers is more than one array can hold.");
        }
        taken += 4 * elements;
        if (taken > most) {
            throw new FileException(
                    file,
                    "its tensors need more than " + (most >> 20)
                            + " MB, most of the memory that Java was given; give it more with -Xmx.");
        }
    }
}
