package io.biapy.core.target;

import io.biapy.core.error.InputException;

/** Everything that a {@link SpatialEmbeddingObjective} can be told about its loss. Immutable. */
record EmbeddingSettings(
        int axes,
        int gridSize,
        double ratioX,
        double ratioZ,
        EmbeddingCenter center,
        int medoidPoints,
        double foreground,
        double instance,
        double variance,
        double seed) {
    EmbeddingSettings {
        if (axes != 2 && axes != 3) {
            throw new InputException("Embeddings have 2 or 3 axes, got " + axes + ".");
        }
        if (gridSize < 2) {
            throw new InputException(
                    "The coordinate grid of embeddings has at least 2 voxels a side, got " + gridSize + ".");
        }
        if (medoidPoints < 1) {
            throw new InputException("A medoid is looked for among at least 1 point, got " + medoidPoints + ".");
        }
        if (!(ratioX > 0 && ratioZ > 0)) {
            throw new InputException("Voxel sizes are above 0, got ratios " + ratioX + " and " + ratioZ + " to y.");
        }
        double least = Math.min(Math.min(foreground, instance), Math.min(variance, seed));
        if (!(least >= 0) || Double.isInfinite(foreground + instance + variance + seed)) {
            throw new InputException(
                    "The weights of foreground, instances, variance and seediness are finite and at least" + " 0, got "
                            + foreground + ", " + instance + ", " + variance + " and " + seed + ".");
        }
    }

    EmbeddingSettings withRatios(double x, double z) {
        return new EmbeddingSettings(axes, gridSize, x, z, center, medoidPoints, foreground, instance, variance, seed);
    }

    EmbeddingSettings withCenter(EmbeddingCenter other, int points) {
        return new EmbeddingSettings(
                axes, gridSize, ratioX, ratioZ, other, points, foreground, instance, variance, seed);
    }

    EmbeddingSettings withWeights(double ofForeground, double ofInstance, double ofVariance, double ofSeed) {
        return new EmbeddingSettings(
                axes, gridSize, ratioX, ratioZ, center, medoidPoints, ofForeground, ofInstance, ofVariance, ofSeed);
    }

    /** Distance of two voxels along an axis (0 is x). */
    float step(int axis) {
        double ratio = axis == 0 ? ratioX : axis == 1 ? 1 : ratioZ;
        return (float) (ratio / (gridSize - 1));
    }

    int planes() {
        return 2 * axes + 1;
    }
}
