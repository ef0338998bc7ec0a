package io.biapy.synapse.detect;

import io.biapy.core.error.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * The sizes of blobs that are looked for: so many from the least to the greatest sigma, in voxels along z, y and x. Immutable. BiaPy's defaults are
 * 5, 10 and 2 along each axis.
 */
public final class BlobSizes {
    private static final double OVERLAP = 0.5;

    private final double[][] sigmas;

    private BlobSizes(double[][] sigmas) {
        this.sigmas = sigmas;
    }

    /** The same along all axes. */
    public static BlobSizes of(double least, double greatest, int count) {
        return of(new double[] {least, least, least}, new double[] {greatest, greatest, greatest}, count);
    }

    /** Sigmas for each axis, z, y, x: for voxels that are no cubes. */
    public static BlobSizes of(double[] least, double[] greatest, int count) {
        if (count < 1 || least.length != 3 || greatest.length != 3) {
            throw new InputException("Blobs need at least one size, and sigmas along z, y and x; got " + count
                    + " sizes, " + least.length + " and " + greatest.length + " sigmas.");
        }
        double[][] all = new double[count][3];
        for (int k = 0; k < count; k++) {
            for (int a = 0; a < 3; a++) {
                all[k][a] = least[a] + (count == 1 ? 0 : (greatest[a] - least[a]) * k / (count - 1));
                if (!(all[k][a] > 0)) {
                    throw new InputException("The sigma of a blob must be above 0, got " + all[k][a] + ".");
                }
            }
        }
        return new BlobSizes(all);
    }

    /** From {@link #toString()}: the least and the greatest sigma, a number or z,y,x each, and how many sizes: "1,3,3:2,6,6:3". */
    public static BlobSizes parse(String text) {
        String[] parts = text.split(":", -1);
        try {
            if (parts.length == 3) {
                return of(sigmas(parts[0]), sigmas(parts[1]), Integer.parseInt(parts[2].strip()));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new InputException(
                "Sizes of blobs are the least and the greatest sigma in voxels and how many, as 3:6:2 or 1,3,3:2,6,6:2; got \""
                        + text + "\".");
    }

    private static double[] sigmas(String text) {
        double[] values = java.util.Arrays.stream(text.split(",", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        return values.length == 1 ? new double[] {values[0], values[0], values[0]} : values;
    }

    int count() {
        return sigmas.length;
    }

    double[] sigma(int k) {
        return sigmas[k];
    }

    int radius(int axis) {
        int most = 0;
        for (double[] s : sigmas) {
            most = Math.max(most, BlobKernel.radius(s[axis]));
        }
        return most;
    }

    /** Blobs in their order; of two that share more than half of the smaller one's volume the smaller goes, of two of one size the first. */
    List<Candidate> apart(List<Candidate> falling) {
        double most = 0;
        for (double[] s : sigmas) {
            most = Math.max(most, Math.max(s[0], Math.max(s[1], s[2])));
        }
        double far = 2 * most * Math.sqrt(3);
        boolean[] gone = new boolean[falling.size()];
        List<int[]> near = NearPairs.of(falling, far);
        for (int[] pair : near) {
            int i = pair[0];
            int j = pair[1];
            if (!gone[i] && !gone[j] && overlap(falling.get(i), falling.get(j)) > OVERLAP) {
                gone[falling.get(i).sigma() > falling.get(j).sigma() ? j : i] = true;
            }
        }
        List<Candidate> kept = new ArrayList<>();
        for (int i = 0; i < gone.length; i++) {
            if (!gone[i]) {
                kept.add(falling.get(i));
            }
        }
        return kept;
    }

    /** Shared volume as a part of the smaller sphere's. */
    private double overlap(Candidate a, Candidate b) {
        double[] wide = sigmas[Math.max(a.sigma(), b.sigma())];
        double[] narrow = sigmas[Math.min(a.sigma(), b.sigma())];
        double r = narrow[2] / wide[2];
        double z = (a.z() - b.z()) / (wide[0] * Math.sqrt(3));
        double y = (a.y() - b.y()) / (wide[1] * Math.sqrt(3));
        double x = (a.x() - b.x()) / (wide[2] * Math.sqrt(3));
        double d = Math.sqrt(z * z + y * y + x * x);
        if (d > 1 + r) {
            return 0;
        }
        if (d <= 1 - r) {
            return 1;
        }
        double beyond = 1 + r - d;
        double volume = Math.PI / (12 * d) * beyond * beyond * (d * d + 2 * d * (1 + r) - 3 * (1 + r * r) + 6 * r);
        return volume / (4.0 / 3 * Math.PI * r * r * r);
    }

    @Override
    public String toString() {
        return text(sigmas[0]) + ":" + text(sigmas[sigmas.length - 1]) + ":" + sigmas.length;
    }

    private static String text(double[] zyx) {
        return zyx[0] + "," + zyx[1] + "," + zyx[2];
    }
}
