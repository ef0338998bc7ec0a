package io.biapy.instance.channel;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.LabelBoxes;

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
    private static final int PARTS_A_THREAD = 8;

    private final Extent extent;
    private final float[][] components; // z, y, x

    private FlowField(Extent extent, float[][] components) {
        this.extent = extent;
        this.components = components;
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
        Extent extent = labels.extent();
        LabelBoxes boxes = LabelBoxes.of(labels.codes(), extent);
        int voxels = extent.voxels();
        float[][] flows = {new float[extent.z() == 1 ? 0 : voxels], new float[voxels], new float[voxels]};
        int parts = Math.min(boxes.size(), PARTS_A_THREAD * workers.threads());
        workers.forEach(parts, part -> {
            ObjectDiffusion diffusion = new ObjectDiffusion(labels, check);
            for (int k = part; k < boxes.size(); k += parts) {
                diffusion.flow(boxes, k, flows);
            }
        });
        return new FlowField(extent, flows);
    }

    /**
     * The flow that Omnipose learns instead: the smoothed slope of its distance field, which fades to 0 in the middle of an
     * object; about 1 long at borders. In voxels: the voxel size does not count. Cutler et al., "Omnipose", Nature Methods 19
     * (2022); as BiaPy's {@code omnipose_masks_to_flows}, but with a distance that is the same along every axis in 3D.
     */
    public static FlowField omnipose(LabelImage labels, Workers workers) {
        Extent extent = labels.extent();
        int[] codes = labels.codes();
        int voxels = extent.voxels();
        int axes = extent.z() == 1 ? 2 : 3;
        double[] distance = new double[voxels];
        OmniposeFieldKernel.distance(codes, extent.z(), extent.y(), extent.x(), distance);
        double[] slopes = new double[Math.multiplyExact(axes, voxels)];
        workers.forRanges(
                voxels,
                (from, to) -> OmniposeFlowKernel.slope(
                        codes, distance, extent.z(), extent.y(), extent.x(), from, to, slopes));
        float[][] flows = {new float[axes == 2 ? 0 : voxels], new float[voxels], new float[voxels]};
        workers.forRanges(
                voxels,
                (from, to) ->
                        OmniposeFlowKernel.smooth(codes, slopes, extent.z(), extent.y(), extent.x(), from, to, flows));
        return new FlowField(extent, flows);
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
