package io.biapy.metrics.surface;

import io.biapy.metrics.pixel.MaskOverlap;

/** A true and a found region in one box, as bits of one byte a voxel. The box holds both, so beyond it all is outside. */
final class RegionPair {
    static final int TRUTH = 1;
    static final int FOUND = 2;
    // Marks and squared distances of every voxel, or corner, must fit into one array.
    private static final long MOST = Integer.MAX_VALUE - 16L;

    private final byte[] mask;
    private final int nz;
    private final int ny;
    private final int nx;
    private final Grid grid;

    RegionPair(byte[] mask, int nz, int ny, int nx, Grid grid) {
        this.mask = mask;
        this.nz = nz;
        this.ny = ny;
        this.nx = nx;
        this.grid = grid;
    }

    /** Refuses a box whose voxels or corners no array can hold. */
    static int requireRoom(long nz, long ny, long nx) {
        if ((nz + 1) * (ny + 1) > MOST / (nx + 1)) {
            throw new IllegalArgumentException("Surfaces are compared within one box of at most 2^31 voxels, but these"
                    + " need " + nz + " x " + ny + " x " + nx + ". Compare a part, or a smaller copy.");
        }
        return (int) (nz * ny * nx);
    }

    SurfaceDistances distances(SurfaceElements elements) {
        return elements == SurfaceElements.VOXELS ? byVoxels() : byArea();
    }

    private SurfaceDistances byVoxels() {
        byte[] border = new byte[mask.length];
        BorderKernel.ofMask(mask, TRUTH, nz, ny, nx, grid.isFlat(), border);
        BorderKernel.ofMask(mask, FOUND, nz, ny, nx, grid.isFlat(), border);
        return betweenBorders(border);
    }

    /** Of borders that are marked already. */
    SurfaceDistances betweenBorders(byte[] border) {
        double[] square = new double[border.length];
        double[] toFound = distances(border, TRUTH, FOUND, square);
        double[] toTruth = distances(border, FOUND, TRUTH, square);
        return new SurfaceDistances(
                new DirectedDistances(toFound, null), new DirectedDistances(toTruth, null), overlap());
    }

    private double[] distances(byte[] border, int from, int to, double[] square) {
        int n = 0;
        for (int i = 0; i < border.length; i++) {
            square[i] = (border[i] & to) != 0 ? 0 : Double.POSITIVE_INFINITY;
            n += (border[i] & from) != 0 ? 1 : 0;
        }
        EuclideanKernel.transform(square, nz, ny, nx, grid.dz(), grid.dy(), grid.dx());
        double[] distances = new double[n];
        int k = 0;
        for (int i = 0; i < border.length; i++) {
            if ((border[i] & from) != 0) {
                distances[k++] = Math.sqrt(square[i]);
            }
        }
        return distances;
    }

    private SurfaceDistances byArea() {
        boolean flat = grid.isFlat();
        int cz = flat ? 1 : nz + 1;
        byte[] truth = new byte[cz * (ny + 1) * (nx + 1)];
        byte[] found = new byte[truth.length];
        CornerKernel.codes(mask, TRUTH, nz, ny, nx, flat, truth);
        CornerKernel.codes(mask, FOUND, nz, ny, nx, flat, found);
        double[] area =
                flat ? AreaKernel.lengths(grid.dy(), grid.dx()) : AreaKernel.areas(grid.dz(), grid.dy(), grid.dx());
        double[] square = new double[truth.length];
        DirectedDistances toFound = weighted(truth, found, area, square, cz);
        DirectedDistances toTruth = weighted(found, truth, area, square, cz);
        return new SurfaceDistances(toFound, toTruth, overlap());
    }

    private DirectedDistances weighted(byte[] from, byte[] to, double[] area, double[] square, int cz) {
        int whole = area.length - 1;
        int n = 0;
        for (int i = 0; i < from.length; i++) {
            int here = from[i] & 255;
            int there = to[i] & 255;
            square[i] = there != 0 && there != whole ? 0 : Double.POSITIVE_INFINITY;
            n += here != 0 && here != whole ? 1 : 0;
        }
        EuclideanKernel.transform(square, cz, ny + 1, nx + 1, grid.dz(), grid.dy(), grid.dx());
        double[] distances = new double[n];
        double[] weights = new double[n];
        int k = 0;
        for (int i = 0; i < from.length; i++) {
            int here = from[i] & 255;
            if (here != 0 && here != whole) {
                distances[k] = Math.sqrt(square[i]);
                weights[k++] = area[here];
            }
        }
        return new DirectedDistances(distances, weights);
    }

    private MaskOverlap overlap() {
        long[] counts = new long[4];
        for (byte m : mask) {
            counts[m & 3]++;
        }
        return new MaskOverlap(counts[3], counts[TRUTH], counts[FOUND], counts[0]);
    }
}
