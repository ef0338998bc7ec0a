package io.biapy.core.patch;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.normalize.NormalizationInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Reads the patches of a grid one by one out of an image that need not fit into memory; the values of {@link PatchCropper}, reflected at the border. */
public final class PatchReader implements PatchInput {
    private final ImageSource image;
    private final NormalizationInfo scale;
    private final PatchGrid grid;
    private final int[][] tables;

    /** @param scale what is done to each value */
    public PatchReader(ImageSource image, NormalizationInfo scale, PatchGrid grid) {
        this.image = image;
        this.scale = scale;
        this.grid = grid;
        this.tables = PatchCropper.tables(grid);
    }

    @Override
    public int channels() {
        return image.channels();
    }

    @Override
    public void crop(int index, FloatBuffer into, int offset) {
        int[] start = grid.start(index);
        Extent patch = grid.patch();
        int[][] places = new int[3][];
        int[] first = new int[3];
        int[] length = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int[] at = Arrays.copyOfRange(tables[axis], start[axis], start[axis] + patch.along(axis));
            first[axis] = Arrays.stream(at).min().orElse(0);
            length[axis] = Arrays.stream(at).max().orElse(0) - first[axis] + 1;
            for (int i = 0; i < at.length; i++) {
                at[i] -= first[axis];
            }
            places[axis] = at;
        }
        Extent e = Extent.zyx(length[0], length[1], length[2]);
        CropKernel.gather(
                read(new Block(first[0], first[1], first[2], e)),
                image.channels(),
                e.z(),
                e.y(),
                e.x(),
                places[0],
                0,
                places[1],
                0,
                places[2],
                0,
                patch.z(),
                patch.y(),
                patch.x(),
                into,
                offset);
    }

    private float[] read(Block block) {
        int n = block.extent().voxels();
        float[] values = new float[Math.multiplyExact(n, image.channels())];
        float[] one = new float[n];
        for (int c = 0; c < image.channels(); c++) {
            image.read(c, block, one);
            System.arraycopy(one, 0, values, c * n, n);
        }
        return scale.applyTo(FloatImage.of(image.name(), block.extent(), image.channels(), values))
                .data();
    }

    @Override
    public String toString() {
        return grid + " of " + image.name();
    }
}
