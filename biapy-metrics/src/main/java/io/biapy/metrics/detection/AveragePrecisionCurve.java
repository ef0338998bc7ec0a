package io.biapy.metrics.detection;

import java.util.Arrays;

/** Precision over recall of one class, range of sizes, limit and threshold. */
record AveragePrecisionCurve(SizeRange range, int limit, double threshold, double[] precision, double recall) {
    double mean() {
        return Arrays.stream(precision).sum() / precision.length;
    }
}
