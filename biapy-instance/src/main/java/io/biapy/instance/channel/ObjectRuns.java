package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;

/**
 * Goes through a label image by runs: stretches of one object along a row. The rows are shared among threads. What belongs to the object is
 * looked up once a run, not once a voxel.
 */
final class ObjectRuns {
    private final int[] codes;
    private final Extent extent;
    private final LabelBoxes boxes;
    private final Workers workers;

    private ObjectRuns(LabelImage labels, LabelBoxes boxes, Workers workers) {
        this.codes = labels.codes();
        this.extent = labels.extent();
        this.boxes = boxes;
        this.workers = workers;
    }

    static ObjectRuns of(LabelImage labels, Workers workers) {
        return new ObjectRuns(labels, LabelBoxes.of(labels.codes(), labels.extent(), workers), workers);
    }

    /** The objects in whose order {@link Run} numbers them. */
    LabelBoxes boxes() {
        return boxes;
    }

    /** What to do with voxels {@code from} to {@code end - 1} of row {@code z, y}, all of object {@code k}. */
    @FunctionalInterface
    interface Run {
        /** @param row place of the row's first voxel in the image */
        void visit(int k, int z, int y, int row, int from, int end);
    }

    /** Visits all runs, those of a row in their order. */
    void forEach(Run run) {
        workers.forRanges(rows(), (first, end) -> visit(first, end, run));
    }

    /** The same, after the background of a plane of {@code into} got a value. */
    void write(float[] into, int at, float background, Run run) {
        workers.forRanges(rows(), (first, end) -> {
            Arrays.fill(into, at + first * extent.x(), at + end * extent.x(), background);
            visit(first, end, run);
        });
    }

    private int rows() {
        return extent.z() * extent.y();
    }

    private void visit(int firstRow, int endRow, Run run) {
        int nx = extent.x();
        for (int row = firstRow; row < endRow; row++) {
            int start = row * nx;
            int x = 0;
            while (x < nx) {
                int code = codes[start + x];
                int from = x++;
                while (x < nx && codes[start + x] == code) {
                    x++;
                }
                if (code != 0) {
                    run.visit(boxes.number(code), row / extent.y(), row % extent.y(), start, from, x);
                }
            }
        }
    }

    /** The least and the greatest value of every object in a plane. */
    Range range(float[] values, int at) {
        int parts = Math.max(1, Math.min(rows(), workers.threads()));
        Range[] found = new Range[parts];
        workers.forEach(parts, p -> {
            Range own = new Range(boxes.size());
            found[p] = own;
            visit(
                    (int) ((long) rows() * p / parts),
                    (int) ((long) rows() * (p + 1) / parts),
                    (k, z, y, row, from, end) -> {
                        own.extend(k, values, at + row + from, at + row + end);
                    });
        });
        for (int p = 1; p < parts; p++) {
            found[0].merge(found[p]);
        }
        return found[0];
    }

    /** Least and greatest values by object. */
    static final class Range {
        final float[] least;
        final float[] greatest;

        private Range(int objects) {
            least = new float[objects];
            greatest = new float[objects];
            Arrays.fill(least, Float.POSITIVE_INFINITY);
            Arrays.fill(greatest, Float.NEGATIVE_INFINITY);
        }

        private void extend(int k, float[] values, int from, int end) {
            float low = least[k];
            float high = greatest[k];
            for (int i = from; i < end; i++) {
                float value = values[i];
                low = value < low ? value : low;
                high = value > high ? value : high;
            }
            least[k] = low;
            greatest[k] = high;
        }

        private void merge(Range other) {
            for (int k = 0; k < least.length; k++) {
                least[k] = Math.min(least[k], other.least[k]);
                greatest[k] = Math.max(greatest[k], other.greatest[k]);
            }
        }
    }

    /** In each object (value - least) / (greatest - least), 0 where the two are equal. */
    void normalize(float[] values, int at) {
        Range range = range(values, at);
        forEach((k, z, y, row, from, end) -> {
            float least = range.least[k];
            float length = range.greatest[k] - least;
            for (int i = at + row + from; i < at + row + end; i++) {
                values[i] = share(values[i], least, length);
            }
        });
    }

    /** Where a value lies between the least one and the one {@code length} above it: 0 to 1, 0 where the two are equal. */
    static float share(float value, float least, float length) {
        return length > 0 ? (value - least) / length : 0;
    }
}
