package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.Skeleton;
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
    public void encode(LabelImage labels, float[] into) {
        Extent extent = labels.extent();
        boolean[] middle = new boolean[extent.voxels()];
        if (type == CentreType.CENTROID) {
            markCentroids(labels, middle);
        } else {
            ObjectSkeletons.forEach(
                    labels,
                    (box, mask, skeleton) -> box.forEach(
                            skeletonMode == SkeletonMode.FULL ? skeleton : Skeleton.longestPath(skeleton, box.size()),
                            (inBox, inImage) -> middle[inImage] = true));
        }
        boolean[] grown = ObjectMasks.change(middle, extent, dilation, erosion);
        for (int i = 0; i < grown.length; i++) {
            into[i] = grown[i] ? 1 : 0;
        }
    }

    private static void markCentroids(LabelImage labels, boolean[] middle) {
        Extent extent = labels.extent();
        Centroids centroids = Centroids.of(labels.codes(), extent);
        for (int n = 0; n < centroids.size(); n++) {
            int z = (int) Math.rint(centroids.along(0, n));
            int y = (int) Math.rint(centroids.along(1, n));
            int x = (int) Math.rint(centroids.along(2, n));
            middle[(z * extent.y() + y) * extent.x() + x] = true;
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
