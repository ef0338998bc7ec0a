package io.biapy.core.normalize;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.ImageSource;
import io.biapy.core.image.Size;
import io.biapy.core.run.Cancellation;

/**
 * Statistics of one channel of an image that is read in blocks of whole rows in rising order, so that sums are added up in the order of {@link StatisticsKernel} and
 * have its bits. Percentiles are exact: the upper 16 bits of the values are counted, then the lower 16 of those that matter. 5 MB. One thread.
 */
final class StreamedChannel {
    private static final int BLOCK = 1 << 20;
    private static final int BINS = 1 << 16;

    private final ImageSource image;
    private final int channel;
    private final Cancellation cancellation;
    private final long count;
    private final long[] upper = new long[BINS];
    private boolean binary = true;
    private double least = Double.NEGATIVE_INFINITY;
    private double most = Double.POSITIVE_INFINITY;
    private boolean clips;
    private float low = Float.POSITIVE_INFINITY;
    private float high = Float.NEGATIVE_INFINITY;
    private double sum;

    /** Reads the channel once; values that are no finite numbers are refused with their place. */
    StreamedChannel(ImageSource image, int channel, Cancellation cancellation) {
        this.image = image;
        this.channel = channel;
        this.cancellation = cancellation;
        this.count = image.size().voxels();
        each((block, values, n) -> {
            FiniteValues.check(image, channel, block, values);
            for (int i = 0; i < n; i++) {
                binary &= values[i] == 0 || values[i] == 1;
                upper[bin(values[i])]++;
            }
        });
    }

    @FunctionalInterface
    private interface Part {
        void take(Block block, float[] values, int n);
    }

    private void each(Part part) {
        Size size = image.size();
        int nx = Math.toIntExact(size.x());
        int rows = (int) Math.max(1, Math.min(size.y(), BLOCK / Math.max(1, size.x())));
        int slices =
                rows < size.y() ? 1 : (int) Math.max(1, Math.min(size.z(), BLOCK / Math.max(1, size.x() * size.y())));
        float[] values = new float[slices * rows * nx];
        for (long z = 0; z < size.z(); z += slices) {
            for (long y = 0; y < size.y(); y += rows) {
                cancellation.check();
                Extent e = Extent.zyx((int) Math.min(slices, size.z() - z), (int) Math.min(rows, size.y() - y), nx);
                Block block = new Block(z, y, 0, e);
                image.read(channel, block, values);
                part.take(block, values, e.voxels());
            }
        }
    }

    /** An int that orders as the float does, as {@code Arrays.sort} has it. */
    private static int order(float value) {
        int bits = Float.floatToRawIntBits(value);
        return bits ^ ((bits >> 31) & 0x7fffffff);
    }

    private static int bin(float value) {
        return (order(value) >> 16) + BINS / 2;
    }

    boolean isBinary() {
        return binary;
    }

    long count() {
        return count;
    }

    /** As {@link StatisticsKernel#percentile}, of the values before they are clipped. */
    double percentile(double q, boolean nearestRank) {
        double at = q / 100 * (count - 1);
        if (nearestRank) {
            return ranked((long) Math.rint(at));
        }
        long below = (long) Math.floor(at);
        float first = ranked(below);
        float second = ranked(Math.min(below + 1, count - 1));
        float share = (float) (at - below);
        return first + (second - first) * share;
    }

    /** The value of a rank, from 0 on. */
    private float ranked(long rank) {
        int bin = 0;
        long before = 0;
        while (before + upper[bin] <= rank) {
            before += upper[bin++];
        }
        int wanted = bin;
        long[] lower = new long[BINS];
        each((block, values, n) -> {
            for (int i = 0; i < n; i++) {
                if (bin(values[i]) == wanted) {
                    lower[order(values[i]) & 0xffff]++;
                }
            }
        });
        int last = 0;
        while (before + lower[last] <= rank) {
            before += lower[last++];
        }
        int order = ((wanted - BINS / 2) << 16) | last;
        return Float.intBitsToFloat(order ^ ((order >> 31) & 0x7fffffff));
    }

    /** Sets where values are cut from now on, and reads the channel for range and sum. */
    void clip(double lowest, double highest, boolean really) {
        least = lowest;
        most = highest;
        clips = really;
        each((block, values, n) -> {
            clip(values, n);
            for (int i = 0; i < n; i++) {
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
                sum += values[i];
            }
        });
    }

    private void clip(float[] values, int n) {
        if (clips) {
            StatisticsKernel.clip(values, 0, n, least, most);
        }
    }

    float low() {
        return low;
    }

    float high() {
        return high;
    }

    double mean() {
        return sum / count;
    }

    double deviation(double mean, long divisor) {
        double[] squares = new double[1];
        each((block, values, n) -> {
            clip(values, n);
            double all = squares[0];
            for (int i = 0; i < n; i++) {
                all += (values[i] - mean) * (values[i] - mean);
            }
            squares[0] = all;
        });
        return Math.sqrt(squares[0] / divisor);
    }

    @Override
    public String toString() {
        return "channel " + channel + " of " + image.name();
    }
}
