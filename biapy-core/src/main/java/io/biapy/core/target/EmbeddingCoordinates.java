package io.biapy.core.target;

import io.biapy.core.image.Extent;

/** Where voxels lie on the coordinate grid of embeddings, and where the middle of some of them is. Axis 0 is x. Immutable. */
final class EmbeddingCoordinates {
    private final EmbeddingSettings settings;
    private final int nx;
    private final int ny;

    EmbeddingCoordinates(EmbeddingSettings settings, Extent extent) {
        this.settings = settings;
        this.nx = extent.x();
        this.ny = extent.y();
    }

    float at(int axis, int voxel) {
        int index = axis == 0 ? voxel % nx : axis == 1 ? voxel / nx % ny : voxel / nx / ny;
        return index * settings.step(axis);
    }

    /** The place that the embeddings of these voxels are drawn to. */
    float[] center(int[] voxels) {
        float[] center = new float[settings.axes()];
        int medoid = settings.center() == EmbeddingCenter.MEDOID ? medoid(voxels) : 0;
        for (int axis = 0; axis < center.length; axis++) {
            if (settings.center() == EmbeddingCenter.MEDOID) {
                center[axis] = at(axis, medoid);
            } else {
                double sum = 0;
                for (int voxel : voxels) {
                    sum += at(axis, voxel);
                }
                center[axis] = (float) (sum / voxels.length);
            }
        }
        return center;
    }

    private int medoid(int[] voxels) {
        int n = Math.min(voxels.length, settings.medoidPoints());
        double[][] place = new double[3][n];
        for (int i = 0; i < n; i++) {
            for (int axis = 0; axis < settings.axes(); axis++) {
                place[axis][i] = at(axis, voxels[chosen(i, n, voxels.length)]);
            }
        }
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            double sum = 0;
            for (int j = 0; j < n && sum < least; j++) {
                double dx = place[0][i] - place[0][j];
                double dy = place[1][i] - place[1][j];
                double dz = place[2][i] - place[2][j];
                sum += Math.sqrt(dx * dx + dy * dy + dz * dz);
            }
            if (sum < least) {
                least = sum;
                best = i;
            }
        }
        return voxels[chosen(best, n, voxels.length)];
    }

    private static int chosen(int i, int n, int all) {
        return (int) ((long) i * all / n);
    }
}
