package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.instance.label.CodeIndex;
import io.biapy.instance.label.DistanceTransform;
import java.util.Arrays;

/** The distance to the border of each object, and its normalised and binned forms. Linear in the voxels for any number of objects. */
final class ObjectDistances {
    private static final int BINS = 10;
    private static final float OMNIPOSE_BACKGROUND = -5;

    private ObjectDistances() {}

    static void fill(LabelImage labels, float[] into) {
        float[] distance = DistanceTransform.of(labels);
        if (distance.length > 0 && distance[0] == Float.POSITIVE_INFINITY) { // one object and nothing else
            distance = toEdge(labels.extent(), labels.calibration());
        }
        System.arraycopy(distance, 0, into, 0, distance.length);
    }

    /** Omnipose's field; background, and whatever is not above 0, becomes -5. */
    static void omnipose(LabelImage labels, float[] into) {
        Extent extent = labels.extent();
        double[] field = new double[extent.voxels()];
        OmniposeFieldKernel.distance(labels.codes(), extent.z(), extent.y(), extent.x(), field);
        for (int i = 0; i < field.length; i++) {
            into[i] = field[i] > 0 ? (float) field[i] : OMNIPOSE_BACKGROUND;
        }
    }

    /** Distance to just outside the image's edge, for an object that fills the image. */
    static float[] toEdge(Extent extent, Calibration voxel) {
        float[] distance = new float[extent.voxels()];
        int i = 0;
        for (int z = 0; z < extent.z(); z++) {
            double alongZ = extent.z() == 1 ? Double.POSITIVE_INFINITY : Math.min(z + 1, extent.z() - z) * voxel.z();
            for (int y = 0; y < extent.y(); y++) {
                double alongY = Math.min(y + 1, extent.y() - y) * voxel.y();
                for (int x = 0; x < extent.x(); x++, i++) {
                    double alongX = Math.min(x + 1, extent.x() - x) * voxel.x();
                    distance[i] = (float) Math.min(alongZ, Math.min(alongY, alongX));
                }
            }
        }
        return distance;
    }

    /** In each object (value - least) / (greatest - least); 0 where the two are equal, and on background. */
    static void normalize(int[] codes, float[] values) {
        CodeIndex index = new CodeIndex();
        float[] least = new float[16];
        float[] greatest = new float[16];
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] == 0) {
                continue;
            }
            int known = index.size();
            int n = index.add(codes[i]);
            if (n == known) {
                if (n == least.length) {
                    least = Arrays.copyOf(least, 2 * n);
                    greatest = Arrays.copyOf(greatest, 2 * n);
                }
                least[n] = values[i];
                greatest[n] = values[i];
            }
            least[n] = Math.min(least[n], values[i]);
            greatest[n] = Math.max(greatest[n], values[i]);
        }
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] != 0) {
                int n = index.add(codes[i]);
                float range = greatest[n] - least[n];
                values[i] = range > 0 ? (values[i] - least[n]) / range : 0;
            }
        }
    }

    /** Normalised values to bins 1 to 10, divided in float as BiaPy does. */
    static void discretize(int[] codes, float[] values) {
        for (int i = 0; i < codes.length; i++) {
            values[i] = codes[i] == 0 ? 0 : Math.min((int) (values[i] / 0.1f), BINS - 1) + 1;
        }
    }
}
