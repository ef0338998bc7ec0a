package io.biapy.core.patch;

import java.nio.FloatBuffer;

/** Where the patches of a grid come from, normalised. */
public interface PatchInput {
    /** Channels of a patch. */
    int channels();

    /** Writes patch {@code index} (channel, z, y, x) from {@code offset} on; the buffer's position does not count or move. */
    void crop(int index, FloatBuffer into, int offset);
}
