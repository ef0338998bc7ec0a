package io.biapy.core.patch;

import java.nio.FloatBuffer;

/** Adds predicted patches of a grid to an array that holds the image, or those of its planes from one on, each voxel with its weight. One thread. */
final class PatchBlend {
    private final PatchGrid grid;
    private final int channels;
    private final float[][][] weights = new float[3][][];
    private final float[] row;

    PatchBlend(PatchGrid grid, int channels) {
        this.grid = grid;
        this.channels = channels;
        for (int axis = 0; axis < 3; axis++) {
            weights[axis] = shares(grid, axis);
        }
        row = new float[grid.patch().x()];
    }

    /** Where the voxels of a layer of patches along an axis begin that add to the image; below 0 in front of a short one. */
    int start(int axis, int layer) {
        return grid.starts(axis)[layer] - grid.front().along(axis);
    }

    /** How many voxels of a layer of patches add to the image. */
    int length(int axis, int layer) {
        return weights[axis][layer].length;
    }

    /**
     * Adds what a patch has of {@code values}, channel, z, y, x.
     *
     * @param least the first voxel along each axis that {@code values} hold
     * @param size how many voxels they hold along each axis
     */
    void add(int index, FloatBuffer patch, int offset, int[] least, float[] values, int[] size) {
        int[] k = grid.position(index);
        int[] to = new int[3];
        int[] skip = new int[3];
        int[] n = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int start = start(axis, k[axis]);
            int inner = length(axis, k[axis]);
            skip[axis] = Math.min(inner, Math.max(0, least[axis] - start));
            to[axis] = start + skip[axis] - least[axis];
            n[axis] = inner - skip[axis];
        }
        BlendKernel.add(
                patch,
                offset,
                channels,
                grid.patch().z(),
                grid.patch().y(),
                grid.patch().x(),
                grid.padding().z() + skip[0],
                grid.padding().y() + skip[1],
                grid.padding().x() + skip[2],
                weights[0][k[0]],
                weights[1][k[1]],
                weights[2][k[2]],
                skip[0],
                skip[1],
                skip[2],
                n[0],
                n[1],
                n[2],
                values,
                size[0],
                size[1],
                size[2],
                to[0],
                to[1],
                to[2],
                row);
    }

    /** For each patch along the axis its weights divided by the sum of all patches' weights at that place. */
    private static float[][] shares(PatchGrid grid, int axis) {
        int[] starts = grid.starts(axis);
        float[] window = OverlapWindow.along(
                grid.patch().along(axis) - 2 * grid.padding().along(axis), grid.taper(axis));
        double[] sum = new double[grid.image().along(axis) + grid.front().along(axis)];
        for (int start : starts) {
            for (int i = 0; i < window.length; i++) {
                sum[start + i] += window[i];
            }
        }
        float[][] shares = new float[starts.length][window.length];
        for (int k = 0; k < starts.length; k++) {
            for (int i = 0; i < window.length; i++) {
                shares[k][i] = (float) (window[i] / sum[starts[k] + i]);
            }
        }
        return shares;
    }
}
