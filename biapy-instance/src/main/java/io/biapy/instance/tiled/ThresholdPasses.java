package io.biapy.instance.tiled;

import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.label.Otsu;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Otsu's thresholds of a whole prediction in two passes: least and greatest value, then how many values fall into each bin; in one where there are few
 * different values, as of 8 bits. Counts are whole numbers, so the bits are those of {@link Otsu#threshold(float[])} whatever the tiles.
 */
final class ThresholdPasses {
    static final String RANGE = "range";
    static final String HISTOGRAM = "histogram";
    private static final int BINS = 256;

    private final int n;
    private final String prefix;
    private final Values values;

    /** The values of a tile that threshold k is found in. */
    @FunctionalInterface
    interface Values {
        float[] of(int tile, int k);
    }

    /**
     * @param n thresholds to find
     * @param prefix of the names of the passes
     */
    ThresholdPasses(int n, String prefix, Values values) {
        this.n = n;
        this.prefix = prefix;
        this.values = values;
    }

    float[] find(TileWork work) {
        float[] thresholds = new float[n];
        if (n == 0) {
            return thresholds;
        }
        float[][] ranges = new float[n][];
        ValueCounts[] few = new ValueCounts[n];
        for (int k = 0; k < n; k++) {
            ranges[k] = new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            few[k] = new ValueCounts();
        }
        for (byte[] bytes : work.pass(prefix + RANGE, this::range)) {
            ByteBuffer part = ByteBuffer.wrap(bytes);
            for (int k = 0; k < n; k++) {
                ranges[k][0] = Math.min(ranges[k][0], part.getFloat());
                ranges[k][1] = Math.max(ranges[k][1], part.getFloat());
                few[k].add(part);
            }
        }
        boolean known = Arrays.stream(few).allMatch(ValueCounts::isComplete);
        long[][] counts = known ? countsOf(few, ranges) : histograms(work, ranges);
        for (int k = 0; k < n; k++) {
            thresholds[k] = Otsu.threshold(ranges[k], counts[k]);
        }
        return thresholds;
    }

    private static long[][] countsOf(ValueCounts[] few, float[][] ranges) {
        long[][] counts = new long[few.length][];
        for (int k = 0; k < few.length; k++) {
            counts[k] = ranges[k][0] == ranges[k][1] ? new long[BINS] : few[k].bins(ranges[k]);
        }
        return counts;
    }

    private long[][] histograms(TileWork work, float[][] ranges) {
        long[][] counts = new long[ranges.length][BINS];
        for (byte[] bytes : work.pass(prefix + HISTOGRAM, tile -> histogram(tile, ranges))) {
            ByteBuffer part = ByteBuffer.wrap(bytes);
            for (long[] own : counts) {
                for (int b = 0; b < BINS; b++) {
                    own[b] += part.getInt();
                }
            }
        }
        return counts;
    }

    private TileResult range(int tile) {
        byte[][] parts = new byte[n][];
        for (int k = 0; k < parts.length; k++) {
            float[] values = this.values.of(tile, k);
            ValueCounts few = new ValueCounts();
            few.add(values);
            float[] range = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            float[] seen = few.isComplete() ? few.values() : values;
            Otsu.widen(range, seen, 0, seen.length);
            byte[] counts = few.toBytes();
            parts[k] = ByteBuffer.allocate(8 + counts.length)
                    .putFloat(range[0])
                    .putFloat(range[1])
                    .put(counts)
                    .array();
        }
        ByteBuffer out =
                ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
        Arrays.stream(parts).forEach(out::put);
        return new TileResult(out.array());
    }

    /** A tile has fewer than 2^31 values, so its counts are ints. */
    private TileResult histogram(int tile, float[][] ranges) {
        ByteBuffer out = ByteBuffer.allocate(4 * BINS * ranges.length);
        for (int k = 0; k < ranges.length; k++) {
            float[] values = this.values.of(tile, k);
            long[] counts =
                    ranges[k][0] == ranges[k][1] ? new long[BINS] : Otsu.count(ranges[k], values, 0, values.length);
            for (long count : counts) {
                out.putInt((int) count);
            }
        }
        return new TileResult(out.array());
    }
}
