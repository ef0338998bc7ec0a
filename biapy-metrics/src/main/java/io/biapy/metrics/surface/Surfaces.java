package io.biapy.metrics.surface;

import io.biapy.metrics.matching.Association;
import io.biapy.metrics.matching.ImageScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Compares surfaces: of whole masks, of the boundaries of all objects, or of matched objects one by one. Immutable: each option gives a new
 * one. Safe for several threads.
 *
 * <pre>{@code
 * Surfaces surfaces = Surfaces.of(Grid.zyx(60, 512, 512).voxelSize(0.5, 0.1, 0.1));
 * double hd95 = surfaces.masks(truth, found).hausdorff(95);
 * ObjectSurfaces each = surfaces.tolerance(0.2).objects(truth, found, Matching.of(truth, found).at(0.5));
 * }</pre>
 */
public final class Surfaces {
    private static final int READ = 1 << 20; // voxels that are read at once

    private final Grid grid;
    private final SurfaceElements elements;
    private final double tolerance;

    private Surfaces(Grid grid, SurfaceElements elements, double tolerance) {
        this.grid = grid;
        this.elements = elements;
        this.tolerance = tolerance;
    }

    /** Surfaces in images of these voxels. */
    public static Surfaces of(Grid grid) {
        return new Surfaces(grid, SurfaceElements.VOXELS, grid.longestSide());
    }

    /** What surfaces are made of; default {@link SurfaceElements#VOXELS}. */
    public Surfaces elements(SurfaceElements other) {
        return new Surfaces(grid, other, tolerance);
    }

    /** The distance forgiven in the scores of {@link #objects}; default the longest side of a voxel, so that one voxel is forgiven. */
    public Surfaces tolerance(double distance) {
        if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A tolerance is a finite distance of at least 0, in the unit of the"
                    + " voxel size, but came " + distance + ".");
        }
        return new Surfaces(grid, elements, distance);
    }

    /** The distance forgiven. */
    public double tolerance() {
        return tolerance;
    }

    /**
     * The surfaces of two masks, or of all objects of two label images as one: whatever is not 0. Memory: 10 bytes a voxel of the box that
     * holds both.
     *
     * @param truth z, y, x, x fastest
     * @param found the same voxels
     * @throws IllegalArgumentException when a length does not fit the grid
     */
    public SurfaceDistances masks(int[] truth, int[] found) {
        requireLengths(truth.length, found.length);
        return masks(i -> truth[i] != 0, i -> found[i] != 0);
    }

    /** As {@link #masks(int[], int[])}. */
    public SurfaceDistances masks(boolean[] truth, boolean[] found) {
        requireLengths(truth.length, found.length);
        return masks(i -> truth[i], i -> found[i]);
    }

    private SurfaceDistances masks(IntPredicate truth, IntPredicate found) {
        int[] box = {grid.z(), grid.y(), grid.x(), -1, -1, -1};
        int i = 0;
        for (int z = 0; z < grid.z(); z++) {
            for (int y = 0; y < grid.y(); y++) {
                for (int x = 0; x < grid.x(); x++, i++) {
                    if (truth.test(i) || found.test(i)) {
                        box[0] = Math.min(box[0], z);
                        box[1] = Math.min(box[1], y);
                        box[2] = Math.min(box[2], x);
                        box[3] = z; // z never falls
                        box[4] = Math.max(box[4], y);
                        box[5] = Math.max(box[5], x);
                    }
                }
            }
        }
        int nz = Math.max(0, box[3] - box[0] + 1);
        int ny = Math.max(0, box[4] - box[1] + 1);
        int nx = Math.max(0, box[5] - box[2] + 1);
        byte[] mask = new byte[RegionPair.requireRoom(nz, ny, nx)];
        int k = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                int from = ((box[0] + z) * grid.y() + box[1] + y) * grid.x() + box[2];
                for (int x = 0; x < nx; x++, k++) {
                    mask[k] = (byte) ((truth.test(from + x) ? RegionPair.TRUTH : 0)
                            + (found.test(from + x) ? RegionPair.FOUND : 0));
                }
            }
        }
        return new RegionPair(mask, nz, ny, nx, grid).distances(elements);
    }

    /**
     * The boundaries of all objects of two label images, also where objects touch: voxels with a face neighbour of another id. Always by
     * {@link SurfaceElements#VOXELS}. The overlap is that of all objects as one. Memory: 10 bytes a voxel.
     *
     * @param truth ids of the true objects, z, y, x, x fastest; 0 is background
     * @param found ids of the found objects
     * @throws IllegalArgumentException when a length does not fit the grid
     */
    public SurfaceDistances boundaries(int[] truth, int[] found) {
        requireLengths(truth.length, found.length);
        byte[] mask = new byte[RegionPair.requireRoom(grid.z(), grid.y(), grid.x())];
        byte[] border = new byte[mask.length];
        BorderKernel.ofLabels(truth, RegionPair.TRUTH, grid.z(), grid.y(), grid.x(), grid.isFlat(), border);
        BorderKernel.ofLabels(found, RegionPair.FOUND, grid.z(), grid.y(), grid.x(), grid.isFlat(), border);
        for (int i = 0; i < mask.length; i++) {
            mask[i] = (byte) ((truth[i] != 0 ? RegionPair.TRUTH : 0) + (found[i] != 0 ? RegionPair.FOUND : 0));
        }
        return new RegionPair(mask, grid.z(), grid.y(), grid.x(), grid).betweenBorders(border);
    }

    /**
     * The surfaces of matched objects, each pair in the box that holds both: time and memory grow with the boxes, not with objects times
     * image.
     *
     * @param truth ids of the true objects, z, y, x, x fastest
     * @param found ids of the found objects
     * @param score the matching of these labels at one threshold
     * @throws IllegalArgumentException when a length does not fit the grid
     */
    public ObjectSurfaces objects(int[] truth, int[] found, ImageScore score) {
        requireLengths(truth.length, found.length);
        LabelReader trueLabels = reader(truth);
        LabelReader foundLabels = reader(found);
        ObjectBoxes trueBoxes = boxes(trueLabels);
        ObjectBoxes foundBoxes = boxes(foundLabels);
        List<ObjectSurface> objects = new ArrayList<>();
        for (Association pair : score.pairs()) {
            if (pair.tag() == Association.Tag.TP) {
                long foundId = pair.foundId().orElseThrow();
                objects.add(object(trueLabels, trueBoxes, pair.truthId(), foundLabels, foundBoxes, foundId));
            }
        }
        return ObjectSurfaces.of(tolerance, objects);
    }

    /**
     * The surfaces of one true and one found object, read as the box that holds both.
     *
     * @throws IllegalArgumentException when there is no such object, or the box passes 2^31 voxels
     */
    public ObjectSurface object(
            LabelReader truth,
            ObjectBoxes trueBoxes,
            long truthId,
            LabelReader found,
            ObjectBoxes foundBoxes,
            long foundId) {
        int[] a = trueBoxes.of(truthId);
        int[] b = foundBoxes.of(foundId);
        int z = Math.min(a[0], b[0]);
        int y = Math.min(a[1], b[1]);
        int x = Math.min(a[2], b[2]);
        int nz = Math.max(a[3], b[3]) - z + 1;
        int ny = Math.max(a[4], b[4]) - y + 1;
        int nx = Math.max(a[5], b[5]) - x + 1;
        byte[] mask = new byte[RegionPair.requireRoom(nz, ny, nx)];
        int depth = Math.max(1, Math.min(nz, READ / (ny * nx)));
        long[] ids = new long[depth * ny * nx];
        for (int k = 0; k < nz; k += depth) {
            int slices = Math.min(depth, nz - k);
            mark(truth, truthId, RegionPair.TRUTH, new int[] {z + k, y, x, slices, ny, nx}, ids, mask, k * ny * nx);
            mark(found, foundId, RegionPair.FOUND, new int[] {z + k, y, x, slices, ny, nx}, ids, mask, k * ny * nx);
        }
        SurfaceScore score =
                new RegionPair(mask, nz, ny, nx, grid).distances(elements).at(tolerance);
        return new ObjectSurface(truthId, foundId, score);
    }

    private static void mark(LabelReader labels, long id, int bit, int[] box, long[] ids, byte[] mask, int at) {
        labels.read(box[0], box[1], box[2], box[3], box[4], box[5], ids);
        int n = box[3] * box[4] * box[5];
        for (int i = 0; i < n; i++) {
            if (ids[i] == id) {
                mask[at + i] |= (byte) bit;
            }
        }
    }

    private ObjectBoxes boxes(LabelReader labels) {
        ObjectBoxes boxes = new ObjectBoxes();
        long[] slice = new long[grid.y() * grid.x()];
        for (int z = 0; z < grid.z(); z++) {
            labels.read(z, 0, 0, 1, grid.y(), grid.x(), slice);
            boxes.add(slice, z, 0, 0, grid.y(), grid.x());
        }
        return boxes;
    }

    private LabelReader reader(int[] labels) {
        return (z, y, x, nz, ny, nx, into) -> {
            int k = 0;
            for (int row = 0; row < nz * ny; row++) {
                int from = ((z + row / ny) * grid.y() + y + row % ny) * grid.x() + x;
                for (int i = from; i < from + nx; i++) {
                    into[k++] = labels[i];
                }
            }
        };
    }

    private void requireLengths(int truth, int found) {
        if (truth != grid.voxels() || found != grid.voxels()) {
            throw new IllegalArgumentException("True and found labels must have the " + grid.voxels() + " voxels of "
                    + grid + ", but came " + truth + " true and " + found + " found values.");
        }
    }

    @Override
    public String toString() {
        return "Surfaces in " + grid + " by " + elements + ", tolerance " + tolerance + "; masks, boundaries and"
                + " objects compare them";
    }
}
