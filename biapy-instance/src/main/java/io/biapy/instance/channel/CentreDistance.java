package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.core.target.Activation;
import io.biapy.core.target.Loss;
import io.biapy.core.target.TargetEncoder;
import io.biapy.instance.label.DistanceTransform;
import io.biapy.instance.label.LabelBoxes;
import io.biapy.instance.label.ObjectPlaces;
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
    public void encode(LabelImage labels, float[] into, int at, Workers workers) {
        ObjectRuns runs = ObjectRuns.of(labels, workers);
        if (type == CentreType.CENTROID) {
            toCentroids(runs, labels.calibration(), into, at);
        } else {
            toSkeletons(labels, into, at, workers);
        }
        if (normalized) {
            runs.normalize(into, at);
        }
    }

    private static void toCentroids(ObjectRuns runs, Calibration voxel, float[] into, int at) {
        LabelBoxes boxes = runs.boxes();
        runs.write(
                into,
                at,
                0,
                (k, z, y, row, from, end) ->
                        toCentroid(boxes, k, voxel, z, y, from, end - from, into, at + row + from));
    }

    /** The distances of {@code count} voxels of a row from (z, y, x) on to the centroid of object {@code k}. */
    static void toCentroid(
            ObjectPlaces places, int k, Calibration voxel, int z, int y, int x, int count, float[] into, int at) {
        double dz = (z - places.mean(k, 0)) * voxel.z();
        double dy = (y - places.mean(k, 1)) * voxel.y();
        double across = dz * dz + dy * dy;
        double centre = places.mean(k, 2);
        double step = voxel.x();
        for (int i = 0; i < count; i++) {
            double dx = (x + i - centre) * step;
            into[at + i] = (float) Math.sqrt(across + dx * dx);
        }
    }

    private static void toSkeletons(LabelImage labels, float[] into, int at, Workers workers) {
        Arrays.fill(into, at, at + labels.extent().voxels(), 0);
        ObjectSkeletons.forEach(labels, workers, one -> {
            boolean[] beside = new boolean[one.skeleton().length];
            for (int i = 0; i < beside.length; i++) {
                beside[i] = !one.skeleton()[i];
            }
            float[] distance = DistanceTransform.of(beside, one.box().size(), labels.calibration());
            one.box().forEach(one.mask(), (inBox, inImage) -> into[at + inImage] = distance[inBox]);
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
