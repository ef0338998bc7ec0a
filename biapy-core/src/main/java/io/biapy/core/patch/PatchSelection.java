package io.biapy.core.patch;

import io.biapy.core.image.Block;

/** Which patches are predicted; of the others 0 is taken instead of what the network would say. Safe for several threads. */
@FunctionalInterface
public interface PatchSelection {
    /** Every patch. */
    PatchSelection ALL = seen -> true;

    /** @param seen the part of the image that the values of a patch come from */
    boolean isWanted(Block seen);
}
