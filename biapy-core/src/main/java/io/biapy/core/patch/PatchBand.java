package io.biapy.core.patch;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
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
    private final PatchBlend blend;
    private final int axis;
    private final int[]
            complete; // for each layer of patches: planes before it to which neither it nor a later one adds
    private final int[] size;
    private final int plane;
    private final float[] values;
    private int from;

    /** An empty band behind the planes that {@code output} has already. */
    public PatchBand(PatchGrid grid, int channels, PlaneOutput output) {
        this.grid = grid;
        this.channels = channels;
        this.output = output;
        Extent image = grid.image();
        axis = image.z() > 1 ? 0 : 1;
        blend = new PatchBlend(grid, channels);
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
        from = output.done();
    }

    private int start(int layer) {
        return Math.max(0, blend.start(axis, layer));
    }

    private int end(int layer) {
        return blend.start(axis, layer) + blend.length(axis, layer);
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

    /** Whether a patch adds to anything that is wanted; one that does not may be left out. */
    public boolean isWanted(int index) {
        int[] k = grid.position(index);
        long[] start = new long[3];
        int[] length = new int[3];
        for (int a = 0; a < 3; a++) {
            int first = blend.start(a, k[a]);
            start[a] = Math.max(0, first);
            length[a] = (int) (Math.min(grid.image().along(a), first + blend.length(a, k[a])) - start[a]);
        }
        return output.wants(new Block(start[0], start[1], start[2], Extent.zyx(length[0], length[1], length[2])));
    }

    @Override
    public void add(int index, FloatBuffer patch, int offset) {
        int layer = grid.position(index)[axis];
        flush(complete[layer]);
        if (end(layer) > from) {
            int[] least = new int[3];
            least[axis] = from;
            blend.add(index, patch, offset, least, values, size);
        }
    }

    /** All patches are added: hands on what is left. */
    public void finish() {
        flush(grid.image().along(axis));
    }

    /** Planes behind those that are held, to which no patch has added, are handed on as 0. */
    private void flush(int end) {
        while (from < end) {
            int count = Math.min(end - from, size[axis]);
            int band = size[axis] * plane;
            float[][] planes = new float[channels][];
            for (int c = 0; c < channels; c++) {
                int first = c * band;
                planes[c] = Arrays.copyOfRange(values, first, first + count * plane);
                System.arraycopy(values, first + count * plane, values, first, band - count * plane);
                Arrays.fill(values, first + band - count * plane, first + band, 0);
            }
            output.take(from, count, planes);
            from += count;
        }
    }

    @Override
    public String toString() {
        return "band of " + size[axis] + " planes over " + grid;
    }
}
