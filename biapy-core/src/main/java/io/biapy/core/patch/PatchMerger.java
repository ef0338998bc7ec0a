package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;

/**
 * Blends predicted patches of a grid into one image: their padding is cut, what overlaps is averaged with {@link OverlapWindow}'s weights,
 * and what was reflected in front of a short image is left out. Add patches in a fixed order for the same bits each time. For use by one
 * thread. Source: BiaPy 3.7.1, {@code merge_data_with_overlap}, {@code merge_3D_data_with_overlap}.
 */
public final class PatchMerger implements PatchOutput {
    private final PatchGrid grid;
    private final int channels;
    private final float[][][] weights = new float[3][][];
    private final float[] image;
    private final float[] row;

    private PatchMerger(PatchGrid grid, int channels) {
        this.grid = grid;
        this.channels = channels;
        long values = (long) channels * grid.image().voxels();
        if (values > Integer.MAX_VALUE - 16) {
            throw new InputException(channels + " channels of " + grid.image()
                    + " voxels do not fit into one array; predict the image block by block.");
        }
        for (int axis = 0; axis < 3; axis++) {
            weights[axis] = shares(grid, axis);
        }
        this.image = new float[(int) values];
        this.row = new float[grid.patch().x()];
    }

    /** An empty merger for patches of {@code channels} channels. */
    public static PatchMerger of(PatchGrid grid, int channels) {
        return new PatchMerger(grid, channels);
    }

    @Override
    public void add(int index, FloatBuffer values, int offset) {
        int[] k = grid.position(index);
        Extent patch = grid.patch();
        Extent size = grid.image();
        int[] to = new int[3];
        int[] skip = new int[3];
        int[] n = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int start = grid.starts(axis)[k[axis]] - grid.front().along(axis);
            int inner = weights[axis][k[axis]].length;
            skip[axis] = Math.min(inner, Math.max(0, -start));
            to[axis] = start + skip[axis];
            n[axis] = inner - skip[axis];
        }
        BlendKernel.add(
                values,
                offset,
                channels,
                patch.z(),
                patch.y(),
                patch.x(),
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
                image,
                size.z(),
                size.y(),
                size.x(),
                to[0],
                to[1],
                to[2],
                row);
    }

    /** The blended image, channel, z, y, x; complete once each patch was added once. Not a copy. */
    public float[] values() {
        return image;
    }

    /** For each patch along the axis its weights divided by the sum of all patches' weights at that place. */
    static float[][] shares(PatchGrid grid, int axis) {
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

    @Override
    public String toString() {
        return "Blend of " + grid + ", " + channels + " channels";
    }
}
