package io.biapy.instance.embedding;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.decode.InstanceDecoder;
import io.biapy.instance.decode.Reach;
import org.jspecify.annotations.Nullable;

/**
 * Instances by clustering spatial embeddings: the most seedy voxel that is in no cluster yet proposes all foreground voxels whose embedding (own
 * place plus predicted offset) lies within its predicted margin; the proposal becomes an object where more than half of it is new (its seed
 * counts as old, so an object has at least 3 voxels), and is never asked again. The prediction has 5 planes in 2D, offsets along x and y, margins (sigmas) along x and y, seediness, and 7 in
 * 3D, where z comes third of each; offsets and seediness are activated. Any number of objects; later ones overwrite earlier ones.
 *
 * <p>Immutable: each option gives a new decoder. Safe for several threads. Time grows with foreground voxels and objects, not with their
 * product; at most 45 bytes a foreground voxel and 4 a voxel. As BiaPy's {@code Embedding_cluster.create_instances}; Lalit, Tomancak,
 * Jug, "EmbedSeg" (2022).
 */
public final class EmbedSegDecoder implements InstanceDecoder {
    private static final int MULTIPLE = 8;

    private final ClusterOptions options;
    private final @Nullable Calibration voxelSize;
    private final @Nullable Workers workers;

    private EmbedSegDecoder(ClusterOptions options, @Nullable Calibration voxelSize, @Nullable Workers workers) {
        this.options = options;
        this.voxelSize = voxelSize;
        this.workers = workers;
    }

    /**
     * A decoder for networks trained on this grid.
     *
     * @param size voxels that make 1 in coordinates and offsets, BiaPy's EMBEDSEG.GRID_SIZE; at least 2, images may be larger
     */
    public static EmbedSegDecoder ofGrid(int size) {
        return new EmbedSegDecoder(new ClusterOptions(size, 0.5, 0.9, 0, 0, 0), null, null);
    }

    /** The grid that BiaPy takes where none is given: the longest side of all images, rounded up to a multiple of 8. */
    public static int gridSizeFor(Extent largest) {
        int side = Math.max(largest.z(), Math.max(largest.y(), largest.x()));
        return (side + MULTIPLE - 1) / MULTIPLE * MULTIPLE;
    }

    /** Only voxels of seediness above this are clustered; 0 to 1, 0.5 by default. */
    public EmbedSegDecoder foreground(double threshold) {
        return with(options.withForeground(threshold));
    }

    /** Only voxels of at least this seediness found objects; 0 to 1, 0.9 by default. */
    public EmbedSegDecoder seeds(double threshold) {
        return with(options.withSeed(threshold));
    }

    /**
     * Limits in voxels, each to be exceeded; 0 by default.
     *
     * @param foreground an image without this much foreground has no objects (BiaPy's min_mask_sum)
     * @param unclustered no object is sought among fewer voxels (min_unclustered_sum)
     * @param object a proposal of at most this size is no object (min_object_size)
     */
    public EmbedSegDecoder limits(long foreground, long unclustered, long object) {
        return with(options.withLimits(foreground, unclustered, object));
    }

    /** The voxel size that the network was trained with, of which only ratios count; that of the prediction by default. */
    public EmbedSegDecoder voxelSize(Calibration size) {
        return new EmbedSegDecoder(options, size, workers);
    }

    /** Shares the passes over the image among these threads; the labels are the same. Default: the calling thread. */
    public EmbedSegDecoder withWorkers(Workers threads) {
        return new EmbedSegDecoder(options, voxelSize, threads);
    }

    private EmbedSegDecoder with(ClusterOptions changed) {
        return new EmbedSegDecoder(changed, voxelSize, workers);
    }

    @Override
    public LabelImage decode(FloatImage prediction) {
        Extent extent = prediction.extent();
        requirePlanes(prediction.name(), prediction.channels(), extent.z(), extent.toString());
        EmbeddedVoxels voxels = EmbeddedVoxels.of(
                prediction,
                new int[3],
                options.gridSize(),
                (float) options.foreground(),
                sizeOf(prediction.calibration()),
                workers);
        int[] labels = new int[prediction.extent().voxels()];
        if (voxels.count() > options.leastForeground()) {
            new Clustering(voxels, options).label(labels);
        }
        return LabelImage.of(prediction.name(), prediction.extent(), labels).withCalibration(prediction.calibration());
    }

    static void requirePlanes(String name, int channels, long z, String size) {
        boolean flat = channels == 5;
        if (!flat && channels != 7 || flat && z > 1) {
            throw new InputException("Prediction " + name + ": EmbedSeg needs 5 planes of one slice (offsets and"
                    + " sigmas along x and y, seediness) or 7 planes (x, y, z), got " + channels + " planes of " + size
                    + " voxels.");
        }
    }

    ClusterOptions options() {
        return options;
    }

    Calibration sizeOf(Calibration ofPrediction) {
        return voxelSize == null ? ofPrediction : voxelSize;
    }

    /** Whether objects are sought only while enough of all voxels are unclustered, see {@link #limits}. */
    public boolean stopsEarly() {
        return options.leastUnclustered() > 0;
    }

    /** The whole image: offsets reach across all of it, and what a voxel proposes depends on everything proposed before. */
    @Override
    public Reach reach() {
        return Reach.wholeImage();
    }

    @Override
    public String toString() {
        return "EmbedSeg clustering: " + options + (voxelSize == null ? "" : ", voxels " + voxelSize);
    }
}
