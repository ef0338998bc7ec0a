package io.biapy.metrics.surface;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How far each element of one surface is from the nearest element of another, in the unit of the voxel size. Infinite where the other surface is
 * empty; where this one is empty there is nothing, and every distance asked for is 0. Immutable.
 */
public final class DirectedDistances {
    // A distance that should equal a tolerance, such as three voxels of 0.1 and 0.3, passes it by rounding.
    private static final double SLACK = 1 + 1e-9;

    private final double[] rising;
    private final double @Nullable [] weights; // null: all 1
    private final double total;

    DirectedDistances(double[] distances, double @Nullable [] weights) {
        this.rising = distances;
        this.weights = weights;
        double sum = distances.length;
        if (weights == null) {
            Arrays.sort(distances);
        } else {
            SortKernel.sort(distances, weights);
            sum = 0;
            for (double w : weights) {
                sum += w;
            }
        }
        this.total = sum;
    }

    /** Number of elements. */
    public int size() {
        return rising.length;
    }

    /** Area (length in 2D) of the surface, or number of its voxels: see {@link SurfaceElements}. */
    public double area() {
        return total;
    }

    /** All distances in rising order, a copy. */
    public double[] toArray() {
        return rising.clone();
    }

    /** The largest distance: the directed Hausdorff distance. */
    public double max() {
        return rising.length == 0 ? 0 : rising[rising.length - 1];
    }

    /** The mean distance, by area. */
    public double mean() {
        return rising.length == 0 ? 0 : sum() / total;
    }

    double sum() {
        double sum = 0;
        for (int i = 0; i < rising.length; i++) {
            sum += weight(i) * rising[i];
        }
        return sum;
    }

    /** The area of the elements at most {@code tolerance} away; distances equal to it up to rounding count. */
    public double areaWithin(double tolerance) {
        double limit = tolerance * SLACK;
        double sum = 0;
        for (int i = 0; i < rising.length && rising[i] <= limit; i++) {
            sum += weight(i);
        }
        return sum;
    }

    /**
     * The smallest distance that at least {@code percent} of the surface keeps to, by area.
     *
     * @throws IllegalArgumentException when it is outside 0 to 100
     */
    public double percentile(double percent) {
        requirePercent(percent);
        double sum = 0;
        for (int i = 0; i < rising.length; i++) {
            sum += weight(i);
            if (sum * 100 >= percent * total) {
                return rising[i];
            }
        }
        return max();
    }

    /** The percentile of the elements' distances, whatever their area, with linear interpolation, as numpy's by default. */
    public double linearPercentile(double percent) {
        return linear(rising, percent);
    }

    static double pooledLinear(DirectedDistances a, DirectedDistances b, double percent) {
        double[] both = Arrays.copyOf(a.rising, Math.addExact(a.size(), b.size()));
        System.arraycopy(b.rising, 0, both, a.size(), b.size());
        Arrays.sort(both);
        return linear(both, percent);
    }

    private static double linear(double[] rising, double percent) {
        requirePercent(percent);
        if (rising.length == 0) {
            return 0;
        }
        double place = percent / 100 * (rising.length - 1);
        int below = (int) place;
        double low = rising[below];
        double high = rising[Math.min(below + 1, rising.length - 1)];
        return low == high ? low : low + (place - below) * (high - low);
    }

    private static void requirePercent(double percent) {
        if (!(percent >= 0 && percent <= 100)) {
            throw new IllegalArgumentException(
                    "A percentile lies between 0 and 100 (95, not 0.95), but came " + percent + ".");
        }
    }

    private double weight(int i) {
        return weights == null ? 1 : weights[i];
    }

    @Override
    public String toString() {
        return size() + " surface elements, mean distance " + mean() + ", largest " + max();
    }
}
