package io.biapy.instance.embedding;

import io.biapy.core.error.InputException;

/** Everything that an {@link EmbedSegDecoder} can be told about clustering. Immutable. */
record ClusterOptions(
        int gridSize, double foreground, double seed, long leastForeground, long leastUnclustered, long leastObject) {
    ClusterOptions {
        if (gridSize < 2) {
            throw new InputException("The coordinate grid of EmbedSeg has at least 2 voxels a side, got " + gridSize
                    + "; take the size that the network was trained with.");
        }
        if (!(foreground >= 0 && foreground <= 1 && seed >= 0 && seed <= 1)) {
            throw new InputException("Thresholds of seediness are from 0 to 1, got " + foreground
                    + " for foreground and " + seed + " for seeds.");
        }
        if (leastForeground < 0 || leastUnclustered < 0 || leastObject < 0) {
            throw new InputException("Limits in voxels are 0 or more, got " + leastForeground + ", " + leastUnclustered
                    + " and " + leastObject + ".");
        }
    }

    ClusterOptions withForeground(double threshold) {
        return new ClusterOptions(gridSize, threshold, seed, leastForeground, leastUnclustered, leastObject);
    }

    ClusterOptions withSeed(double threshold) {
        return new ClusterOptions(gridSize, foreground, threshold, leastForeground, leastUnclustered, leastObject);
    }

    ClusterOptions withLimits(long ofForeground, long ofUnclustered, long ofObject) {
        return new ClusterOptions(gridSize, foreground, seed, ofForeground, ofUnclustered, ofObject);
    }

    @Override
    public String toString() {
        return "grid " + gridSize + ", foreground > " + foreground + ", seeds >= " + seed
                + (leastForeground > 0 ? ", more than " + leastForeground + " foreground voxels" : "")
                + (leastUnclustered > 0 ? ", more than " + leastUnclustered + " unclustered" : "")
                + (leastObject > 0 ? ", objects of more than " + leastObject + " voxels" : "");
    }
}
