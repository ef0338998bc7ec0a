package io.biapy.io.tiff;

import io.biapy.core.image.Calibration;
import java.util.List;

/**
 * What a description says about the planes of an image: the axes that they run along, slowest first (one letter each; Q for one
 * without a name), their lengths, voxel size and channel names (empty where not said).
 */
record StackDescription(
        String origin, String letters, long[] sizes, Calibration calibration, List<String> channelNames) {

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
        return new StackDescription("", "Q", new long[] {pages}, calibration, List.of());
    }
}
