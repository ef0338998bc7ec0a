package io.biapy.metrics.partition;

/**
 * Puts the borders of true objects into the background, so that a boundary drawn a little elsewhere costs nothing:
 * {@code BorderTolerance.of(25).voxelSize(40, 4, 4).mask(truth, z, y, x)}.
 *
 * <p>CREMI's rule: a voxel is a border where a neighbour across a face has another id (background too), and every voxel within the
 * tolerance of a border, centre to centre, becomes background, borders themselves always. By default each section (z) is taken by
 * itself, as CREMI does for its thick sections; the edges of the image are no borders. Immutable and safe for several threads.
 */
public final class BorderTolerance {
    /** CREMI's tolerance in nanometres. */
    public static final double CREMI_NANOMETRES = 25;

    private final double distance;
    private final double[] voxel;
    private final boolean sections;

    private BorderTolerance(double distance, double[] voxel, boolean sections) {
        this.distance = distance;
        this.voxel = voxel;
        this.sections = sections;
    }

    /**
     * Voxels so near to a border are left out.
     *
     * @param distance 0 (borders alone) or more, in the unit of the voxel size
     * @throws IllegalArgumentException when it is negative or not finite
     */
    public static BorderTolerance of(double distance) {
        if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "A tolerance is 0 or more, but came " + distance + ". To leave no border out, do not mask at all.");
        }
        return new BorderTolerance(distance, new double[] {1, 1, 1}, true);
    }

    /**
     * The size of a voxel in z, y, x; default 1, distances in voxels.
     *
     * @throws IllegalArgumentException when one is not above 0
     */
    public BorderTolerance voxelSize(double z, double y, double x) {
        for (double size : new double[] {z, y, x}) {
            if (!(size > 0 && size < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "The sizes of a voxel are above 0, but came " + z + ", " + y + ", " + x + " (z, y, x).");
            }
        }
        return new BorderTolerance(distance, new double[] {z, y, x}, sections);
    }

    /** Borders and distances across sections as well, for volumes with voxels of equal sides. */
    public BorderTolerance inVolume() {
        return new BorderTolerance(distance, voxel, false);
    }

    /**
     * The labels with borders set to 0, as a new array.
     *
     * @param truth ids of the true objects, z, y, x with x fastest; a 2D image has one section
     * @throws IllegalArgumentException when the sides do not give the number of labels
     */
    public int[] mask(int[] truth, int z, int y, int x) {
        requireSides(truth.length, z, y, x);
        boolean[] border = new boolean[truth.length];
        BorderKernel.borders(truth, z, y, x, sections, border);
        boolean[] near = BorderKernel.near(border, z, y, x, voxel, distance, sections);
        int[] masked = truth.clone();
        for (int i = 0; i < near.length; i++) {
            masked[i] = near[i] ? 0 : masked[i];
        }
        return masked;
    }

    /** As {@link #mask(int[], int, int, int)}, for ids of 64 bits. */
    public long[] mask(long[] truth, int z, int y, int x) {
        requireSides(truth.length, z, y, x);
        boolean[] border = new boolean[truth.length];
        BorderKernel.borders(truth, z, y, x, sections, border);
        boolean[] near = BorderKernel.near(border, z, y, x, voxel, distance, sections);
        long[] masked = truth.clone();
        for (int i = 0; i < near.length; i++) {
            masked[i] = near[i] ? 0 : masked[i];
        }
        return masked;
    }

    private static void requireSides(int labels, int z, int y, int x) {
        if (z < 1 || y < 1 || x < 1 || (double) z * y * x != labels) {
            throw new IllegalArgumentException("The sides must multiply to the number of labels, but came " + z + " x "
                    + y + " x " + x + " for " + labels + " labels. A 2D image has z = 1.");
        }
    }

    @Override
    public String toString() {
        return "Borders within " + distance + " left out, " + (sections ? "section by section" : "in the volume")
                + ", voxels of " + voxel[0] + " x " + voxel[1] + " x " + voxel[2];
    }
}
