package io.biapy.core.target;

import io.biapy.core.image.Extent;
import java.util.Arrays;

/**
 * EmbedSeg's loss of one image: instances (Lovasz hinge of how well each object's margin covers it), variance of sigma inside objects, and
 * seediness against closeness to the centre. For one evaluation. A voxel outside of an object whose closeness is below 1e-8 is left out of its
 * hinge: it could change it by no more.
 */
final class EmbeddingSample {
    private static final double FAR = -Math.log(1e-8);

    private final EmbeddingSettings settings;
    private final EmbeddingCoordinates coordinates;
    private final float[] data; // activated planes: offsets, sigmas, seediness
    private final float[] embedding; // axis, voxel
    private final float[] gradient;
    private final int axes;
    private final int n;
    private final int seediness;
    private final ObjectVoxels objects;
    private final boolean[] isForeground;

    // one object's near voxels
    private final int[] near;
    private final boolean[] inside;
    private final float[] closeness;
    private final float[] margin;
    private final float[] slope;
    private final int[] keys;
    private final int[] order;

    private double instanceSum;
    private double varianceSum;
    private double seedSum;
    private double overlapSum;

    /**
     * @param data activated planes, flat
     * @param ids of objects, 0 for background
     * @param gradient receives d loss / d data
     */
    EmbeddingSample(EmbeddingSettings settings, Extent extent, float[] data, int[] ids, float[] gradient) {
        this.settings = settings;
        this.coordinates = new EmbeddingCoordinates(settings, extent);
        this.data = data;
        this.gradient = gradient;
        this.axes = settings.axes();
        this.n = extent.voxels();
        this.seediness = 2 * axes * n;
        this.objects = ObjectVoxels.of(ids);
        this.isForeground = new boolean[n];
        for (int i = 0; i < n; i++) {
            isForeground[i] = ids[i] != 0;
        }
        this.embedding = new float[axes * n];
        for (int axis = 0; axis < axes; axis++) {
            for (int i = 0; i < n; i++) {
                embedding[axis * n + i] = data[axis * n + i] + coordinates.at(axis, i);
            }
        }
        near = new int[n];
        inside = new boolean[n];
        closeness = new float[n];
        margin = new float[n];
        slope = new float[n];
        keys = new int[n];
        order = new int[n];
    }

    /** Evaluates the loss and fills the gradient. */
    void evaluate() {
        Arrays.fill(gradient, 0);
        for (int i = 0; i < n; i++) {
            if (!isForeground[i]) {
                seed(i, 0, 1);
            }
        }
        boolean[] own = new boolean[n];
        for (int k = 0; k < objects.objects(); k++) {
            int[] voxels = objects.of(k);
            for (int voxel : voxels) {
                own[voxel] = true;
            }
            object(voxels, own);
            for (int voxel : voxels) {
                own[voxel] = false;
            }
        }
    }

    /** Weighted parts: instances, variance, seediness. */
    double[] parts() {
        double perObject = 1.0 / Math.max(1, objects.objects());
        return new double[] {
            settings.instance() * instanceSum * perObject,
            settings.variance() * varianceSum * perObject,
            settings.seed() * seedSum / n
        };
    }

    /** Mean over objects of the overlap (Jaccard) of what lies within the margin with the object; 0 without objects. */
    double overlap() {
        return overlapSum / Math.max(1, objects.objects());
    }

    private void seed(int voxel, float wanted, double weight) {
        double difference = (double) data[seediness + voxel] - wanted;
        seedSum += weight * difference * difference;
        gradient[seediness + voxel] = (float) (2 * settings.seed() * weight * difference / n);
    }

    private void object(int[] voxels, boolean[] own) {
        float[] center = coordinates.center(voxels);
        double[] mean = new double[axes];
        float[] sharpness = new float[axes];
        for (int axis = 0; axis < axes; axis++) {
            for (int voxel : voxels) {
                mean[axis] += data[(axes + axis) * n + voxel];
            }
            mean[axis] /= voxels.length;
            sharpness[axis] = (float) Math.exp(10 * mean[axis]);
        }
        int count = collect(center, sharpness, own);
        instanceSum += LovaszKernel.hinge(margin, inside, count, keys, order, slope);
        int both = 0;
        int either = voxels.length;
        for (int k = 0; k < count; k++) {
            boolean taken = closeness[k] > 0.5f;
            both += taken && inside[k] ? 1 : 0;
            either += taken && !inside[k] ? 1 : 0;
            if (inside[k]) {
                seed(near[k], closeness[k], settings.foreground());
            }
        }
        overlapSum += both / (double) either;
        double[] sharpnessSlope = pull(count, center, sharpness);
        sigmas(voxels, mean, sharpness, sharpnessSlope);
    }

    /** Lists the object's voxels and all that are not far from its centre; returns their number. */
    private int collect(float[] center, float[] sharpness, boolean[] own) {
        int count = 0;
        for (int i = 0; i < n; i++) {
            float sum = 0;
            for (int axis = 0; axis < axes; axis++) {
                float d = away(axis, i, center);
                sum += d * d * sharpness[axis];
            }
            if (own[i] || sum < FAR) {
                near[count] = i;
                inside[count] = own[i];
                closeness[count] = (float) Math.exp(-sum);
                margin[count] = 2 * closeness[count] - 1;
                count++;
            }
        }
        return count;
    }

    private float away(int axis, int voxel, float[] center) {
        return embedding[axis * n + voxel] - center[axis];
    }

    /** Gradient of the instance loss with respect to offsets; returns that with respect to the sharpness of each axis. */
    private double[] pull(int count, float[] center, float[] sharpness) {
        double scale = 2 * settings.instance() / objects.objects(); // the margin is twice the closeness
        double[] ofSharpness = new double[axes];
        for (int k = 0; k < count; k++) {
            double outer = scale * slope[k] * closeness[k];
            if (outer != 0) {
                for (int axis = 0; axis < axes; axis++) {
                    double d = away(axis, near[k], center);
                    gradient[axis * n + near[k]] -= (float) (2 * outer * d * sharpness[axis]);
                    ofSharpness[axis] -= outer * d * d;
                }
            }
        }
        return ofSharpness;
    }

    private void sigmas(int[] voxels, double[] mean, float[] sharpness, double[] ofSharpness) {
        double share = 1.0 / ((double) axes * voxels.length);
        double scale = 2 * settings.variance() * share / objects.objects();
        for (int axis = 0; axis < axes; axis++) {
            double common = 10 * sharpness[axis] * ofSharpness[axis] / voxels.length;
            for (int voxel : voxels) {
                int at = (axes + axis) * n + voxel;
                double difference = data[at] - mean[axis]; // the mean counts as fixed here
                varianceSum += difference * difference * share;
                gradient[at] = (float) (common + scale * difference);
            }
        }
    }
}
