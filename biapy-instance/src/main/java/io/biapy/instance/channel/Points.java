package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.LabelBoxes;
import io.biapy.instance.label.Skeleton;
import java.util.Arrays;
import java.util.List;

/**
 * BiaPy's channel P: 1 on the middle of every object and around it, 0 elsewhere. The middle is the voxel nearest to the centroid (half a voxel
 * goes to the even one) or the skeleton; all middles together are then dilated, then eroded, with an ellipsoid. Immutable.
 *
 * @param type {@link CentreType#CENTROID} by default
 * @param skeletonMode how much of a skeleton counts, {@link SkeletonMode#FULL} by default
 * @param erosion radius along z, y and x in voxels, 0 by default
 * @param dilation radius along z, y and x in voxels, 1 by default
 */
public record Points(CentreType type, SkeletonMode skeletonMode, Extent erosion, Extent dilation)
        implements TargetChannel, Morphological<Points> {
    static final Points DEFAULT = new Points(CentreType.CENTROID, SkeletonMode.FULL, Ellipsoid.NONE, Ellipsoid.ball(1));

    static Points parse(ChannelOptions options) {
        return new Points(
                options.choice("type", CentreType.CENTROID, List.of(CentreType.values())),
                options.choice("skeleton_mode", SkeletonMode.FULL, List.of(SkeletonMode.values())),
                options.radius("erosion", 0),
                options.radius("dilation", 1));
    }

    /** The skeleton of each object instead of its centroid. */
    public Points skeleton() {
        return new Points(CentreType.SKELETON, SkeletonMode.FULL, erosion, dilation);
    }

    /** The longest way through the skeleton of each object. */
    public Points mainSkeleton() {
        return new Points(CentreType.SKELETON, SkeletonMode.MAIN, erosion, dilation);
    }

    @Override
    public Points erosion(Extent radius) {
        return new Points(type, skeletonMode, radius, dilation);
    }

    @Override
    public Points dilation(Extent radius) {
        return new Points(type, skeletonMode, erosion, radius);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.POINTS;
    }

    @Override
    public Activation activation() {
        return Activation.SIGMOID;
    }

    @Override
    public Loss loss() {
        return Loss.BCE;
    }

    @Override
    public int reach() {
        return TargetEncoder.WHOLE_OBJECTS;
    }

    @Override
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        Extent extent = labels.extent();
        if (type == CentreType.CENTROID && erosion.equals(Ellipsoid.NONE)) {
            workers.forRanges(extent.voxels(), (from, end) -> Arrays.fill(into, at + from, at + end, 0));
            int[] offsets = Ellipsoid.offsets(dilation, extent);
            forEachCentroid(
                    labels,
                    workers,
                    (z, y, x) ->
                            FootprintKernel.stamp(into, at, 1, z, y, x, extent.z(), extent.y(), extent.x(), offsets));
            return;
        }
        boolean[] grown = ObjectMasks.change(middles(labels, workers), extent, dilation, erosion);
        workers.forRanges(grown.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                into[at + i] = grown[i] ? 1 : 0;
            }
        });
    }

    private boolean[] middles(LabelImage labels, Workers workers) {
        Extent extent = labels.extent();
        boolean[] middle = new boolean[extent.voxels()];
        if (type == CentreType.CENTROID) {
            forEachCentroid(labels, workers, (z, y, x) -> middle[(z * extent.y() + y) * extent.x() + x] = true);
        } else {
            ObjectSkeletons.forEach(labels, workers, one -> one.box()
                    .forEach(
                            skeletonMode == SkeletonMode.FULL
                                    ? one.skeleton()
                                    : Skeleton.longestPath(
                                            one.skeleton(), one.box().size()),
                            (inBox, inImage) -> middle[inImage] = true));
        }
        return middle;
    }

    @FunctionalInterface
    private interface Place {
        void visit(int z, int y, int x);
    }

    private static void forEachCentroid(LabelImage labels, Workers workers, Place place) {
        LabelBoxes boxes = LabelBoxes.of(labels.codes(), labels.extent(), workers);
        for (int k = 0; k < boxes.size(); k++) {
            place.visit((int) Math.rint(boxes.mean(k, 0)), (int) Math.rint(boxes.mean(k, 1)), (int)
                    Math.rint(boxes.mean(k, 2)));
        }
    }

    @Override
    public String toString() {
        return ChannelOptions.text(
                channel(),
                List.of(
                        new ChannelOptions.Option("type", type, CentreType.CENTROID),
                        new ChannelOptions.Option("skeleton_mode", skeletonMode, SkeletonMode.FULL),
                        new ChannelOptions.Option("erosion", erosion, Ellipsoid.NONE),
                        new ChannelOptions.Option("dilation", dilation, Ellipsoid.ball(1))));
    }
}
