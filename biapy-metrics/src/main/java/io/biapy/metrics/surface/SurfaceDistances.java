package io.biapy.metrics.surface;

import io.biapy.metrics.pixel.MaskOverlap;

/**
 * The distances between a true and a found surface in both directions, from which every score follows. Lengths are in the unit of the voxel
 * size. Immutable.
 *
 * <p>Two empty surfaces are equal: every distance is 0, every score 1. Where only one is empty, distances are infinite and scores 0. Never
 * NaN.
 */
public final class SurfaceDistances {
    private final DirectedDistances truthToFound;
    private final DirectedDistances foundToTruth;
    private final MaskOverlap overlap;

    SurfaceDistances(DirectedDistances truthToFound, DirectedDistances foundToTruth, MaskOverlap overlap) {
        this.truthToFound = truthToFound;
        this.foundToTruth = foundToTruth;
        this.overlap = overlap;
    }

    /** From each element of the true surface to the found one. */
    public DirectedDistances truthToFound() {
        return truthToFound;
    }

    /** From each element of the found surface to the true one. */
    public DirectedDistances foundToTruth() {
        return foundToTruth;
    }

    /** How far the regions within the surfaces cover each other: Dice, Jaccard. */
    public MaskOverlap overlap() {
        return overlap;
    }

    private boolean oneIsEmpty() {
        return (truthToFound.size() == 0) != (foundToTruth.size() == 0);
    }

    /** Hausdorff distance: the largest distance from any element of one surface to the other. */
    public double hausdorff() {
        return Math.max(truthToFound.max(), foundToTruth.max());
    }

    /** As {@link #hausdorff(double, PercentileRule)} by {@link PercentileRule#EACH_DIRECTION}. */
    public double hausdorff(double percent) {
        return hausdorff(percent, PercentileRule.EACH_DIRECTION);
    }

    /**
     * Hausdorff distance without the worst elements, for example 95: a percentile instead of the maximum.
     *
     * @param percent 0 to 100
     * @throws IllegalArgumentException when it is outside that range
     */
    public double hausdorff(double percent, PercentileRule rule) {
        return switch (rule) {
            case EACH_DIRECTION -> Math.max(truthToFound.percentile(percent), foundToTruth.percentile(percent));
            case EACH_DIRECTION_LINEAR ->
                Math.max(truthToFound.linearPercentile(percent), foundToTruth.linearPercentile(percent));
            case POOLED_LINEAR -> DirectedDistances.pooledLinear(truthToFound, foundToTruth, percent);
        };
    }

    /**
     * Average symmetric surface distance (ASSD): the mean over the elements of both surfaces, so that the larger surface counts more.
     * MedPy's {@code assd} with {@link SurfaceElements#VOXELS} (Heimann et al. 2009; Metrics Reloaded).
     */
    public double averageSymmetric() {
        double area = truthToFound.area() + foundToTruth.area();
        return area == 0 ? 0 : (truthToFound.sum() + foundToTruth.sum()) / area;
    }

    /** Mean of the two directions' mean distances (MASD in Metrics Reloaded; SimpleITK's average Hausdorff distance of two borders). */
    public double meanOfMeans() {
        return oneIsEmpty() ? Double.POSITIVE_INFINITY : (truthToFound.mean() + foundToTruth.mean()) / 2;
    }

    /**
     * Normalised surface Dice (NSD, Nikolov et al. 2018): the part of both surfaces together that lies within {@code tolerance} of the
     * other one.
     */
    public double surfaceDice(double tolerance) {
        requireTolerance(tolerance);
        double area = truthToFound.area() + foundToTruth.area();
        return area == 0 ? 1 : (truthToFound.areaWithin(tolerance) + foundToTruth.areaWithin(tolerance)) / area;
    }

    /** The part of the found boundary that lies within {@code tolerance} of the true one. */
    public double boundaryPrecision(double tolerance) {
        return part(foundToTruth, tolerance);
    }

    /** The part of the true boundary that lies within {@code tolerance} of the found one. */
    public double boundaryRecall(double tolerance) {
        return part(truthToFound, tolerance);
    }

    /** Harmonic mean of boundary precision and recall (Csurka et al. 2013, after Martin et al. 2004). */
    public double boundaryF1(double tolerance) {
        double precision = boundaryPrecision(tolerance);
        double recall = boundaryRecall(tolerance);
        return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
    }

    private double part(DirectedDistances side, double tolerance) {
        requireTolerance(tolerance);
        if (oneIsEmpty()) {
            return 0;
        }
        return side.area() == 0 ? 1 : side.areaWithin(tolerance) / side.area();
    }

    private static void requireTolerance(double tolerance) {
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("A tolerance is a finite distance of at least 0, in the unit of the"
                    + " voxel size, but came " + tolerance + ".");
        }
    }

    /**
     * All scores at one tolerance.
     *
     * @param tolerance in the unit of the voxel size, at least 0
     */
    public SurfaceScore at(double tolerance) {
        return SurfaceScore.of(this, tolerance);
    }

    @Override
    public String toString() {
        return "Surface distances of " + truthToFound.size() + " true and " + foundToTruth.size()
                + " found elements: Hausdorff " + hausdorff() + ", mean " + averageSymmetric() + "; at(tolerance)"
                + " gives the scores";
    }
}
