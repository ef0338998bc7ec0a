package io.biapy.synapse.detect;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.metrics.point.Points;
import java.util.Arrays;
import java.util.stream.IntStream;

/** Sites found in a prediction, the highest first: place in voxels (0 is the centre of the first voxel), score, id from 1. Immutable, safe for several threads. */
public final class FoundSites {
    private final double[] zyx;
    private final double[] scores;
    private final Calibration voxel;

    private FoundSites(double[] zyx, double[] scores, Calibration voxel) {
        this.zyx = zyx;
        this.scores = scores;
        this.voxel = voxel;
        if (zyx.length != 3 * scores.length) {
            throw new InputException(
                    scores.length + " sites need as many places of z, y, x, got " + zyx.length + " coordinates.");
        }
    }

    /**
     * Sites from their places.
     *
     * @param zyx place of site 0, of site 1, ..., in voxels
     * @param scores one a site
     */
    public static FoundSites of(double[] zyx, double[] scores, Calibration voxel) {
        return new FoundSites(zyx.clone(), scores.clone(), voxel);
    }

    public int size() {
        return scores.length;
    }

    /** 1 for the first. */
    public long id(int site) {
        return site + 1L;
    }

    /** Place in voxels along axis 0 (z), 1 (y) or 2 (x). */
    public double at(int site, int axis) {
        return zyx[3 * site + axis];
    }

    /** Place in the unit of the voxel size, measured from the outer corner of the first voxel. */
    public double position(int site, int axis) {
        return (at(site, axis) + 0.5) * voxel.along(axis);
    }

    /** What was predicted there. */
    public double score(int site) {
        return scores[site];
    }

    public Calibration voxelSize() {
        return voxel;
    }

    /** The same sites in voxels of another size. */
    public FoundSites withVoxelSize(Calibration other) {
        return new FoundSites(zyx, scores, other);
    }

    /** Those that were named, in this order, with new ids. */
    public FoundSites only(int... sites) {
        double[] places = new double[3 * sites.length];
        double[] values = new double[sites.length];
        for (int k = 0; k < sites.length; k++) {
            System.arraycopy(zyx, 3 * sites[k], places, 3 * k, 3);
            values[k] = scores[sites[k]];
        }
        return new FoundSites(places, values, voxel);
    }

    /** Those whose score is above a threshold. */
    public FoundSites above(double threshold) {
        return only(
                IntStream.range(0, size()).filter(i -> scores[i] > threshold).toArray());
    }

    /** Places one after another, each axis times the voxel size. */
    public double[] scaled() {
        double[] out = zyx.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] *= voxel.along(i % 3);
        }
        return out;
    }

    /** As points in voxels, with their ids. */
    public Points points() {
        double[][] rows = new double[size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Arrays.copyOfRange(zyx, 3 * i, 3 * i + 3);
        }
        return Points.of(rows);
    }

    @Override
    public String toString() {
        return size() + (size() == 1 ? " site" : " sites");
    }
}
