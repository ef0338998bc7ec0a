package io.biapy.core.patch;

import java.nio.FloatBuffer;

/** Where predicted patches of a grid go. */
@FunctionalInterface
public interface PatchOutput {
    /** Adds patch {@code index}, whose values (channel, z, y, x, with padding) stand from {@code offset} on. Patches come in rising order. */
    void add(int index, FloatBuffer values, int offset);
}
