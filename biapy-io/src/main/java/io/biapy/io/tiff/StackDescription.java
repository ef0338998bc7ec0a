package io.biapy.io.tiff;

import io.biapy.core.image.Calibration;
import java.util.List;

/**
 * What a description says about the pages of a file: the axes that they run along, slowest first (one letter each; Q for one
 * without a name), their lengths, the page of each plane in that order (empty: page after page), voxel size and channel names
 * (empty where not said).
 */
record StackDescription(
        String origin,
        String letters,
        long[] sizes,
        int[] pageOfPlane,
        Calibration calibration,
        List<String> channelNames) {

    /** Number of planes that the axes span. */
    long planes() {
        long planes = 1;
        for (long n : sizes) {
            planes = Math.multiplyExact(planes, n);
        }
        return planes;
    }

    /** Pages of unknown meaning: one axis. */
    static StackDescription plain(int pages, Calibration calibration) {
        return new StackDescription("", "Q", new long[] {pages}, new int[0], calibration, List.of());
    }
}
