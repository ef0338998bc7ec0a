package io.biapy.metrics.point;

import io.biapy.metrics.assignment.PairAssignment;
import java.util.Arrays;

/**
 * Matches found points with true ones, one to one, within a tolerance: as many matches as possible, and among those the least total distance.
 * Distances are Euclidean, in the unit of the voxel size. Candidates are found by a spatial index, so time and memory grow with the
 * points and the pairs within the tolerance. Immutable: each option gives a new matching. Safe for several threads. As BiaPy's
 * {@code detection_metrics}, without its weakness (see {@link #compatibleWithBiapy()}).
 */
public final class PointMatching {
    private final double tolerance;
    private final double[] voxel;
    private final double[] box;
    private final boolean biapy;

    private PointMatching(double tolerance, double[] voxel, double[] box, boolean biapy) {
        this.tolerance = tolerance;
        this.voxel = voxel;
        this.box = box;
        this.biapy = biapy;
        if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw new IllegalArgumentException(
                    "The tolerance is a finite distance of at least 0, in the unit of the voxel size; got " + tolerance
                            + ".");
        }
        if (!Arrays.stream(voxel).allMatch(v -> v > 0 && Double.isFinite(v))) {
            throw new IllegalArgumentException(
                    "A voxel size has three lengths above 0 (z, y, x), got " + Arrays.toString(voxel) + ".");
        }
    }

    /** A match is at most this far away; voxels are cubes of size 1 until {@link #voxelSize} says otherwise. */
    public static PointMatching within(double tolerance) {
        return new PointMatching(tolerance, new double[] {1, 1, 1}, new double[0], false);
    }

    /** Size of a voxel along z, y and x, in the unit of the tolerance. */
    public PointMatching voxelSize(double z, double y, double x) {
        return new PointMatching(tolerance, new double[] {z, y, x}, box, biapy);
    }

    /**
     * Counts only true points, and found points without a match, inside a box in voxels, borders included. All points still take part in the
     * matching, so that a point at the border of the box may match one just outside.
     */
    public PointMatching inBox(double[] from, double[] to) {
        if (from.length != 3 || to.length != 3) {
            throw new IllegalArgumentException("A box needs z, y, x of two corners, got " + Arrays.toString(from)
                    + " and " + Arrays.toString(to) + ".");
        }
        return new PointMatching(
                tolerance, voxel, new double[] {from[0], from[1], from[2], to[0], to[1], to[2]}, biapy);
    }

    /**
     * BiaPy 3.7.1's answer: the least sum of {@code [d >= tolerance] + d / (2 min(n, m))} over all pairs, which can give up a match for a
     * shorter total distance; a distance equal to the tolerance is none; true points outside the box that are missed still count; coordinates
     * in single precision. Memory grows with the product of the counts, at most 50 million.
     */
    public PointMatching compatibleWithBiapy() {
        return new PointMatching(tolerance, voxel, box, true);
    }

    /** Largest distance of a match. */
    public double tolerance() {
        return tolerance;
    }

    /** The scores of one image. */
    public ImagePointScore match(Points truth, Points found) {
        int[] foundOf = new int[truth.size()];
        double[] distances = new double[truth.size()];
        Arrays.fill(foundOf, -1);
        if (biapy) {
            BiaPyPointAssignment.assign(
                    truth.scaledInSinglePrecision(voxel),
                    found.scaledInSinglePrecision(voxel),
                    tolerance,
                    foundOf,
                    distances);
        } else {
            NeighbourKernel near = NeighbourKernel.of(truth.scaled(voxel), found.scaled(voxel), tolerance);
            double[] merit = new double[near.distance.length];
            for (int p = 0; p < merit.length; p++) {
                merit[p] = tolerance == 0 ? 1 : 1 - near.distance[p] / tolerance;
            }
            foundOf = PairAssignment.mostPairs(found.size(), near.rowStart, near.other, merit);
            for (int t = 0; t < foundOf.length; t++) {
                for (int p = near.rowStart[t]; p < near.rowStart[t + 1]; p++) {
                    if (near.other[p] == foundOf[t]) {
                        distances[t] = near.distance[p];
                    }
                }
            }
        }
        return ImagePointScore.of(this, truth, found, foundOf, distances);
    }

    boolean isBiapy() {
        return biapy;
    }

    boolean reaches(double distance) {
        return biapy ? distance < tolerance : distance <= tolerance;
    }

    boolean considers(Points points, int i) {
        boolean inside = true;
        for (int axis = 0; axis < 3 && box.length > 0; axis++) {
            inside &= box[axis] <= points.at(i, axis) && points.at(i, axis) <= box[axis + 3];
        }
        return inside;
    }

    PointTag tag(Points truth, int i, boolean hit) {
        if (!considers(truth, i) && (hit || !biapy)) {
            return PointTag.NC;
        }
        return hit ? PointTag.TP : PointTag.FN;
    }

    @Override
    public String toString() {
        return "points within " + tolerance + " (voxel " + voxel[0] + " x " + voxel[1] + " x " + voxel[2] + ")"
                + (box.length > 0 ? " in a box" : "") + (biapy ? ", as BiaPy" : "");
    }
}
