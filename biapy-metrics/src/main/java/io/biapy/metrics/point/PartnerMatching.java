package io.biapy.metrics.point;

import io.biapy.metrics.assignment.PairAssignment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Matches found synapses with true ones as CREMI does: both ends within the tolerance, and, where both lists name neurons, between the same two
 * neurons; one to one, as many matches as possible, and among those the least mean distance of the two ends. Immutable, safe for several
 * threads. Source: the CREMI challenge's synaptic partner score (https://cremi.org/metrics).
 */
public final class PartnerMatching {
    private final double tolerance;
    private final double[] voxel;

    private PartnerMatching(double tolerance, double[] voxel) {
        this.tolerance = tolerance;
        this.voxel = voxel;
        PointMatching.within(tolerance).voxelSize(voxel[0], voxel[1], voxel[2]); // the same limits
    }

    /** Each end at most this far away (CREMI: 400 nm); voxels are cubes of size 1 until {@link #voxelSize} says otherwise. */
    public static PartnerMatching within(double tolerance) {
        return new PartnerMatching(tolerance, new double[] {1, 1, 1});
    }

    /** Size of a voxel along z, y and x, in the unit of the tolerance. */
    public PartnerMatching voxelSize(double z, double y, double x) {
        return new PartnerMatching(tolerance, new double[] {z, y, x});
    }

    /** The scores of one image. */
    public PartnerScore match(PartnerPairs truth, PartnerPairs found) {
        NeighbourKernel near =
                NeighbourKernel.of(truth.pre().scaled(voxel), found.pre().scaled(voxel), tolerance);
        double[] truePost = truth.post().scaled(voxel);
        double[] foundPost = found.post().scaled(voxel);
        Optional<long[]> trueNeurons = truth.neurons();
        Optional<long[]> foundNeurons = found.neurons();
        int[] rowStart = new int[truth.size() + 1];
        int[] column = new int[near.other.length];
        double[] merit = new double[column.length];
        int n = 0;
        for (int t = 0; t < truth.size(); t++) {
            for (int p = near.rowStart[t]; p < near.rowStart[t + 1]; p++) {
                int f = near.other[p];
                double d = NeighbourKernel.distance(truePost, t, foundPost, f);
                boolean same = trueNeurons.isEmpty()
                        || foundNeurons.isEmpty()
                        || (trueNeurons.get()[2 * t] == foundNeurons.get()[2 * f]
                                && trueNeurons.get()[2 * t + 1] == foundNeurons.get()[2 * f + 1]);
                if (d <= tolerance && same) {
                    column[n] = f;
                    merit[n++] = tolerance == 0 ? 1 : 1 - (near.distance[p] + d) / (2 * tolerance);
                }
            }
            rowStart[t + 1] = n;
        }
        int[] foundOf =
                PairAssignment.mostPairs(found.size(), rowStart, Arrays.copyOf(column, n), Arrays.copyOf(merit, n));
        return score(foundOf, found.size());
    }

    private PartnerScore score(int[] foundOf, int founds) {
        boolean[] matched = new boolean[founds];
        List<PartnerScore.Match> matches = new ArrayList<>();
        List<Integer> missed = new ArrayList<>();
        for (int t = 0; t < foundOf.length; t++) {
            if (foundOf[t] < 0) {
                missed.add(t);
            } else {
                matched[foundOf[t]] = true;
                matches.add(new PartnerScore.Match(t, foundOf[t]));
            }
        }
        List<Integer> invented = new ArrayList<>();
        for (int f = 0; f < founds; f++) {
            if (!matched[f]) {
                invented.add(f);
            }
        }
        return new PartnerScore(tolerance, matches, missed, invented);
    }

    @Override
    public String toString() {
        return "synaptic partners, both ends within " + tolerance + " (voxel " + voxel[0] + " x " + voxel[1] + " x "
                + voxel[2] + ")";
    }
}
