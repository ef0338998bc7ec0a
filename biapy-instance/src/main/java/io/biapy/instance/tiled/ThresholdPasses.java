package io.biapy.instance.tiled;

import io.biapy.core.tile.TileGrid;
import io.biapy.core.tile.TileResult;
import io.biapy.core.tile.TileWork;
import io.biapy.instance.label.Otsu;
import io.biapy.instance.watershed.WatershedSteps;
import java.nio.ByteBuffer;

/**
 * Otsu's thresholds of a whole prediction in two passes: least and greatest value, then how many values fall into each bin. Counts are whole numbers,
 * so the bits are those of {@link Otsu#threshold(float[])} whatever the tiles.
 */
final class ThresholdPasses {
    static final String RANGE = "range";
    static final String HISTOGRAM = "histogram";
    private static final int BINS = 256;

    private final TileGrid grid;
    private final PredictionBlocks blocks;
    private final WatershedSteps steps;

    ThresholdPasses(TileGrid grid, PredictionBlocks blocks, WatershedSteps steps) {
        this.grid = grid;
        this.blocks = blocks;
        this.steps = steps;
    }

    float[] find(TileWork work) {
        int n = steps.thresholds();
        float[] thresholds = new float[n];
        if (n == 0) {
            return thresholds;
        }
        float[][] ranges = new float[n][];
        for (int k = 0; k < n; k++) {
            ranges[k] = new float[] {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        }
        for (byte[] bytes : work.pass(RANGE, this::range)) {
            ByteBuffer part = ByteBuffer.wrap(bytes);
            for (float[] range : ranges) {
                range[0] = Math.min(range[0], part.getFloat());
                range[1] = Math.max(range[1], part.getFloat());
            }
        }
        long[][] counts = new long[n][BINS];
        for (byte[] bytes : work.pass(HISTOGRAM, tile -> histogram(tile, ranges))) {
            ByteBuffer part = ByteBuffer.wrap(bytes);
            for (long[] own : counts) {
                for (int b = 0; b < BINS; b++) {
                    own[b] += part.getInt();
                }
            }
        }
        for (int k = 0; k < n; k++) {
            thresholds[k] = Otsu.threshold(ranges[k], counts[k]);
        }
        return thresholds;
    }

    private float[] values(int tile, int k) {
        return steps.thresholdValues(blocks.read(grid.block(tile), steps.thresholdPlanes(k)), k);
    }

    private TileResult range(int tile) {
        ByteBuffer out = ByteBuffer.allocate(8 * steps.thresholds());
        for (int k = 0; k < steps.thresholds(); k++) {
            float[] values = values(tile, k);
            float[] range = {Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
            Otsu.widen(range, values, 0, values.length);
            out.putFloat(range[0]).putFloat(range[1]);
        }
        return new TileResult(out.array());
    }

    /** A tile has fewer than 2^31 values, so its counts are ints. */
    private TileResult histogram(int tile, float[][] ranges) {
        ByteBuffer out = ByteBuffer.allocate(4 * BINS * ranges.length);
        for (int k = 0; k < ranges.length; k++) {
            float[] values = values(tile, k);
            long[] counts =
                    ranges[k][0] == ranges[k][1] ? new long[BINS] : Otsu.count(ranges[k], values, 0, values.length);
            for (long count : counts) {
                out.putInt((int) count);
            }
        }
        return new TileResult(out.array());
    }
}
