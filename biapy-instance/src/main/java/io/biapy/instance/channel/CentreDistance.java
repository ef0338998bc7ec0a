package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.DistanceTransform;
import java.util.Arrays;
import java.util.List;

/**
 * BiaPy's channel Dc: inside objects the distance to the object's centroid or skeleton, 0 on background. Distances are physical (the image's
 * voxel size; BiaPy 3.7.1 measures to centroids in voxels). Immutable.
 *
 * @param type {@link CentreType#CENTROID} by default
 * @param normalized true (the default) for 0 where an object is nearest to its middle to 1 where it is farthest, 0 where all is equally far; false
 *     for the distance itself in the unit of the voxel size
 * @param masked whether the loss counts inside objects only, true by default
 */
public record CentreDistance(CentreType type, boolean normalized, boolean masked) implements TargetChannel {
    static final CentreDistance DEFAULT = new CentreDistance(CentreType.CENTROID, true, true);

    static CentreDistance parse(ChannelOptions options) {
        return new CentreDistance(
                options.choice("type", CentreType.CENTROID, List.of(CentreType.values())),
                options.flag("norm", true),
                options.flag("mask_values", true));
    }

    /** The distance to the skeleton. */
    public CentreDistance toSkeleton() {
        return new CentreDistance(CentreType.SKELETON, normalized, masked);
    }

    /** The distance itself, in the unit of the voxel size. */
    public CentreDistance raw() {
        return new CentreDistance(type, false, masked);
    }

    @Override
    public ChannelCode channel() {
        return ChannelCode.CENTRE_DISTANCE;
    }

    @Override
    public Activation activation() {
        return Activation.LINEAR;
    }

    @Override
    public Loss loss() {
        return Loss.L1;
    }

    @Override
    public boolean isGeometric() {
        return !normalized;
    }

    @Override
    public int reach() {
        return TargetEncoder.WHOLE_OBJECTS;
    }

    @Override
    public void encode(LabelImage labels, float[] into) {
        if (type == CentreType.CENTROID) {
            toCentroids(labels, into);
        } else {
            toSkeletons(labels, into);
        }
        if (normalized) {
            ObjectDistances.normalize(labels.codes(), into);
        }
    }

    private static void toCentroids(LabelImage labels, float[] into) {
        Extent extent = labels.extent();
        Calibration voxel = labels.calibration();
        int[] codes = labels.codes();
        Centroids centroids = Centroids.of(codes, extent);
        int i = 0;
        for (int z = 0; z < extent.z(); z++) {
            for (int y = 0; y < extent.y(); y++) {
                for (int x = 0; x < extent.x(); x++, i++) {
                    if (codes[i] == 0) {
                        into[i] = 0;
                        continue;
                    }
                    int n = centroids.number(codes[i]);
                    double dz = (z - centroids.along(0, n)) * voxel.z();
                    double dy = (y - centroids.along(1, n)) * voxel.y();
                    double dx = (x - centroids.along(2, n)) * voxel.x();
                    into[i] = (float) Math.sqrt(dz * dz + dy * dy + dx * dx);
                }
            }
        }
    }

    private static void toSkeletons(LabelImage labels, float[] into) {
        Arrays.fill(into, 0, labels.extent().voxels(), 0);
        ObjectSkeletons.forEach(labels, (box, mask, skeleton) -> {
            boolean[] beside = new boolean[skeleton.length];
            for (int i = 0; i < beside.length; i++) {
                beside[i] = !skeleton[i];
            }
            float[] distance = DistanceTransform.of(beside, box.size(), labels.calibration());
            box.forEach(mask, (inBox, inImage) -> into[inImage] = distance[inBox]);
        });
    }

    @Override
    public String toString() {
        return ChannelOptions.text(
                channel(),
                List.of(
                        new ChannelOptions.Option("type", type, CentreType.CENTROID),
                        new ChannelOptions.Option("norm", normalized, true),
                        new ChannelOptions.Option("mask_values", masked, true)));
    }
}
