package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import java.nio.FloatBuffer;

/**
 * Blends predicted patches of a grid into one image: their padding is cut, what overlaps is averaged with {@link OverlapWindow}'s weights,
 * and what was reflected in front of a short image is left out. Add patches in a fixed order for the same bits each time. For use by one
 * thread. Source: BiaPy 3.7.1, {@code merge_data_with_overlap}, {@code merge_3D_data_with_overlap}.
 */
public final class PatchMerger implements PatchOutput {
    private final PatchGrid grid;
    private final int channels;
    private final PatchBlend blend;
    private final int[] size;
    private final float[] image;

    private PatchMerger(PatchGrid grid, int channels) {
        this.grid = grid;
        this.channels = channels;
        long values = (long) channels * grid.image().voxels();
        if (values > Integer.MAX_VALUE - 16) {
            throw new InputException(channels + " channels of " + grid.image()
                    + " voxels do not fit into one array; predict the image block by block.");
        }
        this.blend = new PatchBlend(grid, channels);
        this.size = new int[] {grid.image().z(), grid.image().y(), grid.image().x()};
        this.image = new float[(int) values];
    }

    /** An empty merger for patches of {@code channels} channels. */
    public static PatchMerger of(PatchGrid grid, int channels) {
        return new PatchMerger(grid, channels);
    }

    @Override
    public void add(int index, FloatBuffer values, int offset) {
        blend.add(index, values, offset, new int[3], image, size);
    }

    /** The blended image, channel, z, y, x; complete once each patch was added once. Not a copy. */
    public float[] values() {
        return image;
    }

    @Override
    public String toString() {
        return "Blend of " + grid + ", " + channels + " channels";
    }
}
