package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Blends predicted patches as {@link PatchMerger} does, to the same bits, but keeps only those planes to which later patches still add: slices along z, or rows
 * along y of a 2D image. Others are handed on. Memory: about the inner size of a patch by the image's other two lengths, 4 bytes a channel. One thread.
 */
public final class PatchBand implements PatchOutput {
    private final PatchGrid grid;
    private final int channels;
    private final PlaneOutput output;
    private final float[][][] weights = new float[3][][];
    private final int axis;
    private final int[]
            complete; // for each layer of patches: planes before it to which neither it nor a later one adds
    private final int[] size;
    private final int plane;
    private final float[] values;
    private final float[] row;
    private int from;

    /** An empty band behind the planes that {@code output} has already. */
    public PatchBand(PatchGrid grid, int channels, PlaneOutput output) {
        this.grid = grid;
        this.channels = channels;
        this.output = output;
        Extent image = grid.image();
        axis = image.z() > 1 ? 0 : 1;
        for (int a = 0; a < 3; a++) {
            weights[a] = PatchMerger.shares(grid, a);
        }
        complete = complete();
        size = new int[] {image.z(), image.y(), image.x()};
        size[axis] = length();
        plane = Math.multiplyExact(axis == 0 ? image.y() : 1, image.x());
        double all = (double) channels * size[axis] * plane;
        if (all > Integer.MAX_VALUE - 16) {
            throw new InputException("Of an image of " + image + " voxels " + size[axis] + " planes with " + channels
                    + " channels must be held at once, which do not fit into one array; take smaller patches along "
                    + "zyx".charAt(axis) + ".");
        }
        values = new float[(int) all];
        row = new float[grid.patch().x()];
        from = output.done();
    }

    private int start(int layer) {
        return Math.max(0, grid.starts(axis)[layer] - grid.front().along(axis));
    }

    private int end(int layer) {
        return grid.starts(axis)[layer] - grid.front().along(axis) + weights[axis][layer].length;
    }

    private int[] complete() {
        int[] least = new int[grid.along(axis)];
        int before = Integer.MAX_VALUE;
        for (int layer = least.length - 1; layer >= 0; layer--) {
            before = Math.min(before, start(layer));
            least[layer] = before;
        }
        return least;
    }

    private int length() {
        int most = 1;
        int end = 0;
        for (int layer = 0; layer < complete.length; layer++) {
            end = Math.max(end, end(layer));
            most = Math.max(most, end - complete[layer]);
        }
        return Math.min(most, grid.image().along(axis));
    }

    /** The first patch that adds to a plane that is not there yet. */
    public int firstPatch() {
        int layer = 0;
        while (layer < complete.length - 1 && end(layer) <= from) {
            layer++;
        }
        return layer * (grid.patches() / complete.length);
    }

    @Override
    public void add(int index, FloatBuffer patch, int offset) {
        int[] k = grid.position(index);
        flush(complete[k[axis]]);
        int[] to = new int[3];
        int[] skip = new int[3];
        int[] n = new int[3];
        for (int a = 0; a < 3; a++) {
            int start = grid.starts(a)[k[a]] - grid.front().along(a);
            int inner = weights[a][k[a]].length;
            int least = a == axis ? from : 0;
            skip[a] = Math.min(inner, Math.max(0, least - start));
            to[a] = start + skip[a] - least;
            n[a] = inner - skip[a];
        }
        if (n[axis] == 0) {
            return;
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

    /** All patches are added: hands on what is left. */
    public void finish() {
        flush(grid.image().along(axis));
    }

    private void flush(int end) {
        int count = end - from;
        if (count <= 0) {
            return;
        }
        int band = size[axis] * plane;
        float[][] planes = new float[channels][];
        for (int c = 0; c < channels; c++) {
            int first = c * band;
            planes[c] = Arrays.copyOfRange(values, first, first + count * plane);
            System.arraycopy(values, first + count * plane, values, first, band - count * plane);
            Arrays.fill(values, first + band - count * plane, first + band, 0);
        }
        output.take(from, count, planes);
        from = end;
    }

    @Override
    public String toString() {
        return "band of " + size[axis] + " planes over " + grid;
    }
}
