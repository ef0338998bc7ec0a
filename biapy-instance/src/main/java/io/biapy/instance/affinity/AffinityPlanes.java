package io.biapy.instance.affinity;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.instance.channel.AffinityOffset;
import java.util.List;

/** The one check of predicted affinities, and the least of the nearest ones. */
final class AffinityPlanes {
    private AffinityPlanes() {}

    static List<AffinityOffset> requireOffsets(List<AffinityOffset> offsets) {
        if (offsets.isEmpty()) {
            throw new InputException("Affinities need at least one offset, got none.");
        }
        return List.copyOf(offsets);
    }

    static void require(FloatImage prediction, List<AffinityOffset> offsets) {
        if (prediction.channels() != offsets.size()) {
            throw new InputException("Prediction " + prediction.name() + ": " + offsets.size() + " offsets " + offsets
                    + " need as many planes of affinities, but it has " + prediction.channels() + ".");
        }
        float check = 0;
        for (float value : prediction.data()) {
            check += 0 * value; // 0, or NaN for ever
        }
        if (check != 0) {
            throw new InputException("Prediction " + prediction.name()
                    + ": affinities must be finite, but NaN or infinity is among them.");
        }
    }

    /** The least affinity of each voxel among the first {@code planes} planes. */
    static FloatImage least(FloatImage prediction, int planes) {
        Extent extent = prediction.extent();
        int n = extent.voxels();
        float[] data = prediction.data();
        float[] least = java.util.Arrays.copyOf(data, n);
        for (int c = 1; c < planes; c++) {
            for (int v = 0; v < n; v++) {
                least[v] = Math.min(least[v], data[c * n + v]);
            }
        }
        return FloatImage.of(prediction.name(), extent, 1, least).withCalibration(prediction.calibration());
    }
}
