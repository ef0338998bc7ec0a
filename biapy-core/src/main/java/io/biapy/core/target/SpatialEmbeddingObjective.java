package io.biapy.core.target;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Calibration;
import io.biapy.core.run.Workers;
import java.nio.FloatBuffer;
import org.jspecify.annotations.Nullable;

/**
 * EmbedSeg's loss, over whole objects: each voxel's embedding (own place plus predicted offset) is drawn to its object's centre within the
 * object's margin, exp(10 times the mean sigma), of which sigmas inside an object agree, and seediness learns how close the embedding comes. Output: 5
 * planes in 2D, offsets along x and y, sigmas along x and y, seediness, and 7 in 3D with z third of each. Target: one plane, the object's
 * id, 0 for background. Offsets are trained through tanh, seediness through the logistic function. The value has three parts, each averaged over the
 * batch: instances, variance, seediness.
 *
 * <p>Immutable; {@code with...} methods give a changed copy. Safe for several threads; the number of threads changes no bit. Time grows with
 * objects times voxels of an image, so crops are trained on. Source: Lalit, Tomancak, Jug, "EmbedSeg" (2022); BiaPy 3.7.1, {@code SpatialEmbLoss}.
 */
public final class SpatialEmbeddingObjective implements Objective {
    /** Grid that a network is trained on where none is named: offsets of 1 are this many voxels. */
    public static final int DEFAULT_GRID = 1024;

    /** Voxels of an object that its medoid is looked for among, as many as BiaPy's loss looks at. */
    public static final int DEFAULT_MEDOID_POINTS = 10_000;

    private final EmbeddingSettings settings;
    private final @Nullable Workers workers;

    private SpatialEmbeddingObjective(EmbeddingSettings settings, @Nullable Workers workers) {
        this.settings = settings;
        this.workers = workers;
    }

    /**
     * The loss with BiaPy's weights.
     *
     * @param dimensions 2 or 3
     * @param gridSize voxels that make 1 in coordinates and offsets, at least 2; decoding needs the same
     */
    public static SpatialEmbeddingObjective of(int dimensions, int gridSize) {
        return new SpatialEmbeddingObjective(
                new EmbeddingSettings(
                        dimensions, gridSize, 1, 1, EmbeddingCenter.CENTROID, DEFAULT_MEDOID_POINTS, 10, 1, 10, 1),
                null);
    }

    /** What embeddings are drawn to; the centroid by default. */
    public SpatialEmbeddingObjective withCenter(EmbeddingCenter center) {
        return withCenter(center, DEFAULT_MEDOID_POINTS);
    }

    /**
     * The same with a limit.
     *
     * @param medoidPoints voxels of an object that its medoid is looked for among, 1 or more, 10,000 by default; time grows with their square
     */
    public SpatialEmbeddingObjective withCenter(EmbeddingCenter center, int medoidPoints) {
        return new SpatialEmbeddingObjective(settings.withCenter(center, medoidPoints), workers);
    }

    /** The voxel size of the images, of which only ratios count; cubes by default. */
    public SpatialEmbeddingObjective withVoxelSize(Calibration size) {
        return new SpatialEmbeddingObjective(settings.withRatios(size.x() / size.y(), size.z() / size.y()), workers);
    }

    /**
     * Weights, 0 or more: of seediness inside objects against outside (10 by default), of instances (1), of the variance of sigmas (10) and of
     * seediness as a whole (1).
     */
    public SpatialEmbeddingObjective withWeights(double foreground, double instance, double variance, double seed) {
        return new SpatialEmbeddingObjective(settings.withWeights(foreground, instance, variance, seed), workers);
    }

    /** Shares the images of a batch among these threads. Default: the calling thread. */
    public SpatialEmbeddingObjective withWorkers(Workers threads) {
        return new SpatialEmbeddingObjective(settings, threads);
    }

    @Override
    public int channels() {
        return settings.planes();
    }

    @Override
    public int targetChannels() {
        return 1;
    }

    @Override
    public LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape, FloatBuffer gradient) {
        BatchShape.requireRoom("gradient", gradient, shape.values());
        return sum(output, target, shape, gradient);
    }

    @Override
    public LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape) {
        return sum(output, target, shape, null);
    }

    private LossValue sum(FloatBuffer output, FloatBuffer target, BatchShape shape, @Nullable FloatBuffer gradient) {
        if (shape.channels() != channels()) {
            throw new InputException("EmbedSeg's loss in " + settings.axes() + "D is for " + channels()
                    + " planes of output, got " + shape.channels() + ".");
        }
        BatchShape.requireRoom("output", output, shape.values());
        BatchShape.requireRoom(
                "target",
                target,
                Math.multiplyExact(shape.samples(), shape.extent().voxels()));
        double[][] parts = new double[shape.samples()][];
        if (workers == null) {
            for (int s = 0; s < parts.length; s++) {
                parts[s] = sample(s, output, target, shape, gradient);
            }
        } else {
            workers.forEach(parts.length, s -> parts[s] = sample(s, output, target, shape, gradient));
        }
        double[] mean = new double[3];
        for (double[] part : parts) {
            for (int k = 0; k < mean.length; k++) {
                mean[k] += part[k] / parts.length;
            }
        }
        return new LossValue(mean[0] + mean[1] + mean[2], mean);
    }

    private double[] sample(
            int s, FloatBuffer output, FloatBuffer target, BatchShape shape, @Nullable FloatBuffer gradient) {
        int voxels = shape.extent().voxels();
        int values = settings.planes() * voxels;
        float[] data = new float[values];
        output.get(s * values, data);
        int offsets = settings.axes() * voxels;
        float[] slopeOfOffsets = new float[offsets];
        float[] slopeOfSeediness = new float[voxels];
        float[] seediness = java.util.Arrays.copyOfRange(data, 2 * offsets, values);
        LossKernel.activate(data, offsets, true, slopeOfOffsets);
        LossKernel.activate(seediness, voxels, false, slopeOfSeediness);
        System.arraycopy(seediness, 0, data, 2 * offsets, voxels);

        float[] g = new float[values];
        EmbeddingSample sample = new EmbeddingSample(settings, shape.extent(), data, ids(target, s, voxels), g);
        sample.evaluate();
        if (gradient != null) {
            for (int i = 0; i < offsets; i++) {
                g[i] *= slopeOfOffsets[i] / shape.samples();
            }
            for (int i = offsets; i < 2 * offsets; i++) {
                g[i] /= shape.samples();
            }
            for (int i = 0; i < voxels; i++) {
                g[2 * offsets + i] *= slopeOfSeediness[i] / shape.samples();
            }
            gradient.put(s * values, g);
        }
        return sample.parts();
    }

    private static int[] ids(FloatBuffer target, int sample, int voxels) {
        int[] ids = new int[voxels];
        for (int i = 0; i < voxels; i++) {
            float id = target.get(sample * voxels + i);
            if (!(id >= 0 && id <= 1 << 24 && id == Math.rint(id))) {
                throw new InputException(
                        "The target of EmbedSeg's loss holds ids of objects, whole numbers of 0 to 2^24," + " found "
                                + id + ".");
            }
            ids[i] = (int) id;
        }
        return ids;
    }

    @Override
    public String toString() {
        return "EmbedSeg's loss in " + settings.axes() + "D, grid " + settings.gridSize() + ", centre "
                + settings.center().name().toLowerCase(java.util.Locale.ROOT) + ", weights " + settings.foreground()
                + ", " + settings.instance() + ", " + settings.variance() + ", " + settings.seed();
    }
}
