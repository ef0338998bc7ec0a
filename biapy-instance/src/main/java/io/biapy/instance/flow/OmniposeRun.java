package io.biapy.instance.flow;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.channel.FlowField;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import java.util.Arrays;
import java.util.List;

/** One prediction of Omnipose's channels to objects, in BiaPy's order. */
final class OmniposeRun {
    private static final double DENSE_DIAMETER = 12; // below it ends are clustered by density
    private static final float TARGET_SCALE = 5; // networks learn five times the flow

    private final FloatImage prediction;
    private final OmniposeOptions options;
    private final Workers workers;
    private final Extent extent;
    private final int axes;
    private final int voxels;
    private final float[] distance;
    private final float[] predicted; // flow components one after the other

    OmniposeRun(FloatImage prediction, FlowPlanes planes, OmniposeOptions options, Workers workers) {
        planes.check(prediction);
        this.prediction = prediction;
        this.options = options;
        this.workers = workers;
        extent = prediction.extent();
        axes = extent.z() == 1 ? 2 : 3;
        voxels = extent.voxels();
        int start = planes.start(prediction, ChannelCode.BORDER_DISTANCE);
        distance = Arrays.copyOfRange(prediction.data(), start, start + voxels);
        predicted = new float[Math.multiplyExact(axes, voxels)];
        int[] starts = planes.flows(prediction);
        for (int a = 0; a < axes; a++) {
            System.arraycopy(prediction.data(), starts[a], predicted, a * voxels, voxels);
        }
    }

    OmniposeTrace trace() {
        boolean[] foreground = foreground();
        float[] flow = predicted.clone();
        RescaleKernel.rescale(flow, axes, foreground, extent.z(), extent.y(), extent.x());
        int steps = options.steps().orElseGet(() -> Math.max(1, (int) diameter(positive())));
        int[] starts = PathStarts.of(foreground);
        float[] ends = follow(flow, starts, steps);
        int[] codes = new int[voxels];
        int[] clusters = diameter(foreground) <= DENSE_DIAMETER
                ? DensityClusters.clusters(ends, axes, extent.z(), extent.y(), extent.x())
                : components(ends);
        int count = 0;
        for (int n = 0; n < starts.length; n++) {
            codes[starts[n]] = clusters[n];
            count = Math.max(count, clusters[n]);
        }
        LabelImage all = image(codes);
        List<Double> errors = List.of();
        if (options.flowThreshold() > 0 && count > 0) {
            double[] found = errors(all, count);
            errors = Arrays.stream(found).boxed().toList();
            codes = FlowErrors.without(codes, found, options.flowThreshold());
        }
        return new OmniposeTrace(foreground, flow, steps, ends, all, errors, image(codes));
    }

    /** Parts above the threshold - 1 that hold a voxel above the threshold. */
    private boolean[] foreground() {
        float high = (float) options.foreground();
        float low = (float) (options.foreground() - 1);
        boolean[] mask = new boolean[voxels];
        for (int i = 0; i < voxels; i++) {
            mask[i] = distance[i] > low;
        }
        ConnectedComponents parts = ConnectedComponents.of(mask, extent, Connectivity.FACES);
        boolean[] kept = new boolean[parts.count() + 1];
        for (int i = 0; i < voxels; i++) {
            kept[parts.labels()[i]] |= distance[i] > high;
        }
        kept[0] = false;
        for (int i = 0; i < voxels; i++) {
            mask[i] = kept[parts.labels()[i]];
        }
        return mask;
    }

    private boolean[] positive() {
        boolean[] mask = new boolean[voxels];
        for (int i = 0; i < voxels; i++) {
            mask[i] = distance[i] > 0;
        }
        return mask;
    }

    /** The diameter of objects whose distances have this mean size; 0 where there are none. */
    private float diameter(boolean[] mask) {
        double sum = 0;
        int count = 0;
        for (int i = 0; i < voxels; i++) {
            if (mask[i]) {
                sum += Math.abs(distance[i]);
                count++;
            }
        }
        return count == 0 ? 0 : 2 * (axes + 1) * (float) (sum / count);
    }

    private float[] follow(float[] flow, int[] starts, int steps) {
        float[] ends = new float[axes * starts.length];
        workers.forRanges(starts.length, (from, to) -> {
            if (axes == 2) {
                SuppressedStepsKernel.follow2d(flow, extent.y(), extent.x(), starts, from, to, steps, ends);
            } else {
                SuppressedStepsKernel.follow3d(flow, extent.z(), extent.y(), extent.x(), starts, from, to, steps, ends);
            }
        });
        return ends;
    }

    /** Connected parts of the voxels where paths end. */
    private int[] components(float[] ends) {
        int[] at = new int[ends.length / axes];
        boolean[] mask = new boolean[voxels];
        for (int n = 0; n < at.length; n++) {
            int z = axes == 3 ? (int) Math.rint(ends[3 * n]) : 0;
            int y = (int) Math.rint(ends[axes * n + axes - 2]);
            int x = (int) Math.rint(ends[axes * n + axes - 1]);
            at[n] = (z * extent.y() + y) * extent.x() + x;
            mask[at[n]] = true;
        }
        int[] parts = ConnectedComponents.of(mask, extent, Connectivity.FULL).labels();
        Arrays.setAll(at, n -> parts[at[n]]);
        return at;
    }

    private double[] errors(LabelImage labels, int count) {
        FlowField own = FlowField.omnipose(labels, workers);
        double[] sums = new double[count];
        long[] sizes = new long[count];
        int[] codes = labels.codes();
        for (int i = 0; i < voxels; i++) {
            if (codes[i] != 0) {
                sizes[codes[i] - 1]++;
                for (int a = 0; a < axes; a++) {
                    float difference = own.along(3 - axes + a)[i] - predicted[a * voxels + i] / TARGET_SCALE;
                    sums[codes[i] - 1] += difference * difference;
                }
            }
        }
        Arrays.setAll(sums, k -> sums[k] / sizes[k]);
        return sums;
    }

    private LabelImage image(int[] codes) {
        return LabelImage.of(prediction.name(), extent, codes).withCalibration(prediction.calibration());
    }
}
