package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;
import java.util.Arrays;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * In every voxel of an object the direction to the object's centre that Cellpose learns: the unit vector along which heat rises
 * that is fed in at the centre (the voxel nearest to the mean) and spreads inside the object only. 0 on background, in objects of
 * one voxel, and where the heat has no slope. Components are physical directions: along an axis of longer voxels the slope counts
 * less. Immutable; safe for several threads.
 *
 * <p>Source: Stringer et al., "Cellpose", Nature Methods 18 (2021); as BiaPy's {@code instances_to_flows}, whose epsilon of 1e-60
 * shortens the vectors far from the centre of thin objects, while here each has length 1.
 */
public final class FlowField {
    private final Extent extent;
    private final float[][] components; // z, y, x

    private FlowField(Extent extent) {
        int voxels = extent.voxels();
        this.extent = extent;
        this.components = new float[][] {new float[extent.z() == 1 ? 0 : voxels], new float[voxels], new float[voxels]};
    }

    /** Of all objects of an image; in 3D where it has more than one slice. */
    public static FlowField of(LabelImage labels) {
        return of(labels, Workers.callerOnly());
    }

    /** The same on several threads; their number changes no bit. */
    public static FlowField of(LabelImage labels, Workers workers) {
        return of(labels, false, workers);
    }

    /**
     * The same as a flow check makes it, to be compared with a prediction. It differs from {@link #of} in the last digits only,
     * and so in the direction of rounding noise: the flow at the centre of an object that is symmetric along both axes of a
     * plane. BiaPy rounds the two in these two ways.
     */
    public static FlowField forCheck(LabelImage labels, Workers workers) {
        return of(labels, true, workers);
    }

    private static FlowField of(LabelImage labels, boolean check, Workers workers) {
        FlowField field = new FlowField(labels.extent());
        fill(labels, check, field.planes(), workers);
        return field;
    }

    /** Writes the components along z, y and x into planes that hold 0. The largest objects come first, so that no thread is left with one alone. */
    static void fill(LabelImage labels, boolean check, FlowPlane[] planes, Workers workers) {
        LabelBoxes boxes = LabelBoxes.of(labels.codes(), labels.extent(), workers);
        int[] order = bySize(boxes);
        AtomicInteger next = new AtomicInteger();
        workers.forEach(Math.min(order.length, workers.threads()), thread -> {
            ObjectDiffusion diffusion = new ObjectDiffusion(labels, check);
            for (int n = next.getAndIncrement(); n < order.length; n = next.getAndIncrement()) {
                diffusion.flow(boxes, order[n], planes);
            }
        });
    }

    private static int[] bySize(LabelBoxes boxes) {
        return IntStream.range(0, boxes.size())
                .boxed()
                .sorted(Comparator.comparingLong(k -> -boxes.voxels(k)))
                .mapToInt(k -> k)
                .toArray();
    }

    /**
     * The flow that Omnipose learns instead: the smoothed slope of its distance field, which fades to 0 in the middle of an
     * object; about 1 long at borders. In voxels: the voxel size does not count. Cutler et al., "Omnipose", Nature Methods 19
     * (2022); as BiaPy's {@code omnipose_masks_to_flows}, but with a distance that is the same along every axis in 3D.
     */
    public static FlowField omnipose(LabelImage labels, Workers workers) {
        FlowField field = new FlowField(labels.extent());
        fillOmnipose(labels, field.planes(), workers);
        return field;
    }

    /** Writes the components along z, y and x into planes that hold 0. */
    static void fillOmnipose(LabelImage labels, FlowPlane[] planes, Workers workers) {
        fillOmnipose(labels, OmniposeField.of(labels, workers), planes, workers);
    }

    /** The same from a distance that is known. */
    static void fillOmnipose(LabelImage labels, double[] distance, FlowPlane[] planes, Workers workers) {
        Extent extent = labels.extent();
        int[] codes = labels.codes();
        int voxels = extent.voxels();
        int axes = extent.z() == 1 ? 2 : 3;
        double[] slopes = new double[Math.multiplyExact(axes, voxels)];
        workers.forRanges(
                voxels,
                (from, to) -> OmniposeFlowKernel.slope(
                        codes, distance, extent.z(), extent.y(), extent.x(), from, to, slopes));
        float[][] out = Arrays.stream(planes).map(FlowPlane::values).toArray(float[][]::new);
        int[] at = Arrays.stream(planes).mapToInt(FlowPlane::at).toArray();
        workers.forRanges(
                voxels,
                (from, to) -> OmniposeFlowKernel.smooth(
                        codes, slopes, extent.z(), extent.y(), extent.x(), from, to, out, at));
    }

    private FlowPlane[] planes() {
        FlowPlane[] planes = new FlowPlane[3];
        for (int axis = 0; axis < 3; axis++) {
            planes[axis] = components[axis].length == 0 ? FlowPlane.NONE : new FlowPlane(components[axis], 0);
        }
        return planes;
    }

    /**
     * The component along axis 0 (z, in 3D only), 1 (y) or 2 (x): one value a voxel, -1 to 1, z, y, x with x fastest. Not a copy.
     */
    public float[] along(int axis) {
        if (axis < 0 || axis > 2 || (axis == 0 && extent.z() == 1)) {
            throw new InputException("A flow field of " + extent + " has components along "
                    + (extent.z() == 1 ? "" : "0 (z), ") + "1 (y) and 2 (x), not along axis " + axis + ".");
        }
        return components[axis];
    }

    public Extent extent() {
        return extent;
    }

    @Override
    public String toString() {
        return "flow field of " + extent + " voxels";
    }
}
