package io.biapy.instance.flow;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Block;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.label.Relabel;
import io.biapy.instance.refine.Refinement;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One prediction of flows to objects: foreground, size, trajectories, peaks, check, in BiaPy's order. */
final class FlowRun {
    private static final float TARGET_SCALE = 5; // networks learn five times the flow

    private final FloatImage prediction;
    private final FlowPlanes planes;
    private final FlowOptions options;
    private final Workers workers;
    private final Extent extent;
    private final int axes;

    FlowRun(FloatImage prediction, FlowPlanes planes, FlowOptions options, Workers workers) {
        planes.check(prediction);
        this.prediction = prediction;
        this.planes = planes;
        this.options = options;
        this.workers = workers;
        this.extent = prediction.extent();
        this.axes = extent.z() == 1 ? 2 : 3;
    }

    FlowTrace trace() {
        boolean[] foreground = foreground();
        double diameter = diameter(foreground);
        boolean rescaled = options.isRescaled(diameter);
        Extent grid = rescaled ? grid(diameter) : extent;
        boolean[] mask = rescaled ? resize(foreground, grid) : foreground;
        float[] flow = flow(mask, grid);
        int[] starts = PathStarts.of(mask);
        int steps = options.stepsFor(diameter);
        float[] ends = follow(flow, starts, grid, steps);

        int[] codes = new int[grid.voxels()];
        int count = label(starts, PeakKernel.voxels(ends, axes, grid.y(), grid.x()), grid, codes);
        LabelImage all = image(codes, grid);
        List<Double> errors = List.of();
        if (options.flowThreshold() > 0) {
            double[] found = FlowErrors.of(flow, all, count, workers);
            errors = Arrays.stream(found).boxed().toList();
            codes = FlowErrors.without(codes, found, options.flowThreshold());
        }
        if (rescaled) {
            codes = ResizeKernel.nearest(codes, grid.z(), grid.y(), grid.x(), extent.z(), extent.y(), extent.x());
        }
        LabelImage labels = image(codes, extent);
        if (options.removedUpTo() > 0) {
            labels = Relabel.consecutive(
                    Refinement.none().removeSmall(options.removedUpTo()).apply(labels));
        }
        return new FlowTrace(diameter, steps, ends, all, errors, labels);
    }

    /** That of the objects, given or measured; the mean one where there are too few to measure. */
    double diameter(boolean[] foreground) {
        return options.diameter()
                .orElseGet(() -> ObjectDiameter.median(foreground, extent).orElse(options.meanDiameter()));
    }

    boolean[] foreground() {
        return foreground(prediction, planes, options, axes);
    }

    static boolean[] foreground(FloatImage prediction, FlowPlanes planes, FlowOptions options, int axes) {
        float[] data = prediction.data();
        boolean[] mask = new boolean[prediction.extent().voxels()];
        Optional<ChannelCode> channel = planes.foreground();
        if (channel.isEmpty() || options.anyFlow()) {
            for (int start : planes.flows(prediction, axes)) {
                for (int i = 0; i < mask.length; i++) {
                    mask[i] |= data[start + i] != 0;
                }
            }
            return mask;
        }
        int start = planes.start(prediction, channel.get());
        float threshold = (float) options.foreground();
        boolean below = channel.get() == ChannelCode.BACKGROUND;
        for (int i = 0; i < mask.length; i++) {
            mask[i] = below ? data[start + i] < threshold : data[start + i] > threshold;
        }
        return mask;
    }

    /** The size at which objects have the mean diameter. */
    private Extent grid(double diameter) {
        double scale = options.meanDiameter() / diameter;
        double[] sides = new double[3];
        for (int axis = 0; axis < 3; axis++) {
            boolean flat = axis == 0 && axes == 2;
            sides[axis] = flat ? 1 : Math.max(1, Math.rint(extent.along(axis) * scale));
        }
        if (sides[0] * sides[1] * sides[2] * axes > Integer.MAX_VALUE - 16) {
            throw new InputException("Prediction " + prediction.name() + ": objects of diameter " + diameter
                    + " would be enlarged to " + options.meanDiameter()
                    + ", which makes the image too large for memory;"
                    + " give their diameter, or follow the flows on their own grid.");
        }
        return Extent.zyx((int) sides[0], (int) sides[1], (int) sides[2]);
    }

    private boolean[] resize(boolean[] mask, Extent grid) {
        float[] values = new float[mask.length];
        for (int i = 0; i < mask.length; i++) {
            values[i] = mask[i] ? 1 : 0;
        }
        float[] resized = resize(values, 0, grid);
        boolean[] out = new boolean[resized.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = resized[i] > 0.5f;
        }
        return out;
    }

    private float[] resize(float[] values, int start, Extent grid) {
        return ResizeKernel.linear(values, start, extent.z(), extent.y(), extent.x(), grid.z(), grid.y(), grid.x());
    }

    /** Flows of about one voxel a step, components side by side, 0 outside {@code mask}. */
    private float[] flow(boolean[] mask, Extent grid) {
        if (grid.equals(extent)) {
            return flow(prediction, planes, mask, axes);
        }
        float[] flow = new float[axes * mask.length];
        int[] starts = planes.flows(prediction);
        for (int axis = 0; axis < axes; axis++) {
            component(resize(prediction.data(), starts[axis], grid), 0, mask, axis, axes, flow);
        }
        return flow;
    }

    /** The same on the grid of the prediction, or of a block of it. */
    static float[] flow(FloatImage prediction, FlowPlanes planes, boolean[] mask, int axes) {
        float[] flow = new float[axes * mask.length];
        int[] starts = planes.flows(prediction, axes);
        for (int axis = 0; axis < axes; axis++) {
            component(prediction.data(), starts[axis], mask, axis, axes, flow);
        }
        return flow;
    }

    private static void component(float[] values, int start, boolean[] mask, int axis, int axes, float[] flow) {
        for (int i = 0; i < mask.length; i++) {
            flow[axes * i + axis] = mask[i] ? values[start + i] / TARGET_SCALE : 0;
        }
    }

    private float[] follow(float[] flow, int[] starts, Extent grid, int steps) {
        Block all = new Block(0, 0, 0, grid);
        float[] ends = new float[axes * starts.length];
        workers.forRanges(
                starts.length,
                (from, to) -> follow(flow, grid, all, prediction.calibration(), starts, from, to, steps, ends));
        return ends;
    }

    /**
     * Follows starts {@code from} to {@code to} - 1 in a window of an image of this size. Along the axis of the shortest voxels one flow is one voxel.
     *
     * @param flow components side by side, two a voxel in a plane and three in space
     */
    static void follow(
            float[] flow,
            Extent image,
            Block window,
            Calibration voxel,
            int[] starts,
            int from,
            int to,
            int steps,
            float[] ends) {
        Extent w = window.extent();
        int z = Math.toIntExact(window.z());
        int y = Math.toIntExact(window.y());
        int x = Math.toIntExact(window.x());
        boolean flat = flow.length == 2 * w.voxels();
        double least = Math.min(voxel.y(), voxel.x());
        least = flat ? least : Math.min(least, voxel.z());
        float sz = (float) (voxel.z() / least);
        float sy = (float) (voxel.y() / least);
        float sx = (float) (voxel.x() / least);
        if (flat) {
            int[] frame = {y, x, w.y(), w.x()};
            TrajectoryKernel.follow2d(flow, image.y(), image.x(), frame, starts, from, to, steps, sy, sx, ends);
        } else {
            int[] frame = {z, y, x, w.z(), w.y(), w.x()};
            TrajectoryKernel.follow3d(
                    flow, image.z(), image.y(), image.x(), frame, starts, from, to, steps, sz, sy, sx, ends);
        }
    }

    /** Gives each start the object where it ends and returns how many objects there are. */
    private static int label(int[] starts, int[] ends, Extent grid, int[] codes) {
        int[] owners = PeakKernel.owners(ends, grid.z(), grid.y(), grid.x());
        int[] number = new int[ends.length + 1]; // a peak has at least one end
        for (int end : ends) {
            number[owners[end]] = 1;
        }
        number[0] = 0;
        int count = 0;
        for (int peak = 1; peak < number.length; peak++) {
            count += number[peak];
            number[peak] *= count;
        }
        for (int n = 0; n < starts.length; n++) {
            codes[starts[n]] = number[owners[ends[n]]];
        }
        return count;
    }

    private LabelImage image(int[] codes, Extent size) {
        return LabelImage.of(prediction.name(), size, codes).withCalibration(prediction.calibration());
    }
}
