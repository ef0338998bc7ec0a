package io.biapy.instance.affinity;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.AffinityOffset;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import java.util.List;

/**
 * Instances from affinities by mutex watershed: affinities to near voxels attract by their value, those to far voxels repel by 1 minus
 * theirs; the strongest comes first, an attraction merges two regions unless a repulsion keeps them apart, a repulsion keeps apart two regions that are not one
 * yet. No threshold decides between objects and no seeds are needed. The prediction has one plane an offset, affinities of 0 to 1 after the activation. Ids
 * count regions in raster order of their first voxel; equal strengths are taken attraction first, then in the order of offsets and voxels.
 *
 * <p>Immutable: each option gives a new decoder. Safe for several threads. 2D and 3D, any offsets. 21 bytes a voxel, 16 an edge while sorting, and at
 * least 40 a repulsion between two regions; time n log n in the edges. BiaPy has none; Wolf et al., "The mutex watershed" (2018).
 */
public final class MutexWatershedDecoder implements InstanceDecoder {
    private final MutexOptions options;

    private MutexWatershedDecoder(MutexOptions options) {
        this.options = options;
    }

    /**
     * @param offsets what each plane of the prediction is about, attractive ones first
     * @param attractive how many of them attract, for example 2 in 2D, 3 in 3D; the others repel
     */
    public static MutexWatershedDecoder of(List<AffinityOffset> offsets, int attractive) {
        return new MutexWatershedDecoder(
                new MutexOptions(AffinityPlanes.requireOffsets(offsets), attractive, 1, 1, 1, 0.5, 0));
    }

    /** Takes repulsions only at voxels whose indices are multiples of these; 1, 1, 1 (all) by default. Saves time and memory. */
    public MutexWatershedDecoder strides(int z, int y, int x) {
        return new MutexWatershedDecoder(options.withStrides(z, y, x));
    }

    /**
     * Only voxels with an attraction above this, to or from any neighbour, can belong to an object; 0.5 by default. Without, background falls apart
     * into objects.
     */
    public MutexWatershedDecoder foreground(double threshold) {
        return new MutexWatershedDecoder(options.withForeground(threshold));
    }

    /** Attractions of at most this do nothing; 0 by default, so that even the weakest merges what no repulsion keeps apart. */
    public MutexWatershedDecoder leastAttraction(double threshold) {
        return new MutexWatershedDecoder(options.withLeastAttraction(threshold));
    }

    /** Every voxel belongs to an object, if only to one of its own: for images without background. */
    public MutexWatershedDecoder everywhere() {
        return foreground(MutexOptions.EVERYWHERE);
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        AffinityPlanes.require(prediction, options.offsets());
        return LabelImage.of(prediction.name(), prediction.extent(), new MutexWatershed(prediction, options).labels())
                .withCalibration(prediction.calibration());
    }

    /** As far as the longest offset for each decision; decisions chain, as regions grow. */
    @Override
    public Reach reach() {
        int z = 0;
        int y = 0;
        int x = 0;
        for (AffinityOffset d : options.offsets()) {
            z = Math.max(z, Math.abs(d.z()));
            y = Math.max(y, Math.abs(d.y()));
            x = Math.max(x, Math.abs(d.x()));
        }
        return Reach.chained(Extent.zyx(z, y, x));
    }

    @Override
    public String toString() {
        return "Mutex watershed: " + options;
    }
}
