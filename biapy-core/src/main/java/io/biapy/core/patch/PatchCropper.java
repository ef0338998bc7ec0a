package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Copies the patches of a grid out of an image, channel after channel, padded at the border. Immutable and safe for several threads as
 * long as they write to different places. Source: BiaPy 3.7.1, {@code crop_data_with_overlap}, {@code pad_to_shape}.
 */
public final class PatchCropper implements PatchInput {
    private final FloatImage image;
    private final PatchGrid grid;
    private final int[][] tables;
    /** For each channel the value beyond z start, z end, y start, y end, x start, x end; empty where reflected. */
    private final float[][] sides;

    private PatchCropper(FloatImage image, PatchGrid grid, PatchPadding padding) {
        this.image = image;
        this.grid = grid;
        this.tables = tables(grid);
        this.sides = switch (padding) {
            case REFLECT -> new float[0][];
            case ZERO -> new float[image.channels()][6];
            case MEDIAN -> medians();
        };
    }

    /** A cropper with reflecting padding. */
    public static PatchCropper of(FloatImage image, PatchGrid grid) {
        return of(image, grid, PatchPadding.REFLECT);
    }

    /**
     * A cropper of this image's patches.
     *
     * @throws InputException where the grid was made for an image of another size, or median padding is asked for a 2D image
     */
    public static PatchCropper of(FloatImage image, PatchGrid grid, PatchPadding padding) {
        if (!image.extent().equals(grid.image())) {
            throw new InputException("The patch grid is for an image of " + grid.image() + ", but " + image.name()
                    + " has " + image.extent() + " voxels.");
        }
        if (padding == PatchPadding.MEDIAN && image.extent().z() == 1) {
            throw new InputException(
                    "Median padding is for volumes; image " + image.name() + " is 2D: use reflection.");
        }
        return new PatchCropper(image, grid, padding);
    }

    /** Number of floats of one patch: channels x voxels. */
    public int patchValues() {
        return Math.multiplyExact(image.channels(), grid.patch().voxels());
    }

    @Override
    public int channels() {
        return image.channels();
    }

    @Override
    public void crop(int index, FloatBuffer into, int offset) {
        int[] start = grid.start(index);
        Extent size = image.extent();
        Extent patch = grid.patch();
        CropKernel.gather(
                image.data(),
                image.channels(),
                size.z(),
                size.y(),
                size.x(),
                tables[0],
                start[0],
                tables[1],
                start[1],
                tables[2],
                start[2],
                patch.z(),
                patch.y(),
                patch.x(),
                into,
                offset);
        for (int c = 0; c < sides.length; c++) {
            fillSides(sides[c], start, into, offset + c * patch.voxels());
        }
    }

    /** Later axes overwrite the corners of earlier ones. */
    private void fillSides(float[] values, int[] start, FloatBuffer into, int offset) {
        Extent patch = grid.patch();
        for (int axis = 0; axis < 3; axis++) {
            int n = patch.along(axis);
            int pad = grid.padding().along(axis);
            int low = Math.min(n, Math.max(0, pad - start[axis]));
            int high = Math.max(0, Math.min(n, tables[axis].length - pad - start[axis]));
            fillSide(axis, 0, low, values[2 * axis], into, offset);
            fillSide(axis, high, n, values[2 * axis + 1], into, offset);
        }
    }

    private void fillSide(int axis, int from, int to, float value, FloatBuffer into, int offset) {
        Extent p = grid.patch();
        int[] lo = {0, 0, 0};
        int[] hi = {p.z(), p.y(), p.x()};
        lo[axis] = from;
        hi[axis] = to;
        CropKernel.fill(into, offset, p.y(), p.x(), lo[0], hi[0], lo[1], hi[1], lo[2], hi[2], value);
    }

    /** {@link #table} of z, y, x. */
    static int[][] tables(PatchGrid grid) {
        return new int[][] {table(grid, 0), table(grid, 1), table(grid, 2)};
    }

    /** Padded place to place in the image: first the padding is reflected, then the part in front of a short image. */
    private static int[] table(PatchGrid grid, int axis) {
        int pad = grid.padding().along(axis);
        int size = grid.image().along(axis);
        int front = grid.front().along(axis);
        int[] table = ReflectPadding.table(size + front, pad, pad);
        for (int i = 0; i < table.length; i++) {
            table[i] = ReflectPadding.index(table[i] - front, size);
        }
        return table;
    }

    private float[][] medians() {
        float[][] values = new float[image.channels()][6];
        for (int c = 0; c < values.length; c++) {
            for (int axis = 0; axis < 3; axis++) {
                int pad = grid.padding().along(axis);
                values[c][2 * axis] = median(c, axis, tables[axis][pad]);
                values[c][2 * axis + 1] = median(c, axis, tables[axis][tables[axis].length - 1 - pad]);
            }
        }
        return values;
    }

    private float median(int channel, int axis, int place) {
        int[][] at = new int[3][];
        for (int a = 0; a < 3; a++) {
            int pad = grid.padding().along(a);
            at[a] = a == axis ? new int[] {place} : Arrays.copyOfRange(tables[a], pad, tables[a].length - pad);
        }
        float[] plane = new float[at[0].length * at[1].length * at[2].length];
        int n = 0;
        for (int z : at[0]) {
            for (int y : at[1]) {
                for (int x : at[2]) {
                    plane[n++] = image.value(channel, z, y, x);
                }
            }
        }
        Arrays.sort(plane);
        double median = (plane[(n - 1) / 2] + (double) plane[n / 2]) / 2;
        return (float)
                (image.pixelType().isFloating() ? median : Math.floor(median)); // a value that the image could hold
    }

    @Override
    public String toString() {
        return grid + " of " + image.name();
    }
}
