package io.biapy.io.chunk;

import org.jspecify.annotations.Nullable;

/** Where chunks come from. Safe for several threads; what {@link #reader()} gives is for one. */
public interface ChunkStore {
    /** For one reading of a block. */
    Reader reader();

    /** Another number when the chunk may have become another one, so that what was kept of it counts no longer. */
    long version(long[] index);

    /** Reads and unpacks chunks. */
    @FunctionalInterface
    interface Reader {
        /** The chunk of these indices, in {@code room} where that is given; null where it is missing, so that all of it is the fill value. */
        byte @Nullable [] read(long[] index, byte @Nullable [] room);
    }
}
