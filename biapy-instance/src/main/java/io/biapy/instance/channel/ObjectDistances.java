package io.biapy.instance.channel;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.label.DistanceTransform;

/** The distance to the border of each object, and its normalised and binned forms. Linear in the voxels for any number of objects. */
final class ObjectDistances {
    private static final int BINS = 10;

    private ObjectDistances() {}

    static void fill(LabelImage labels, float[] into, int at, Workers workers) {
        float[] distance = DistanceTransform.of(labels.codes(), labels.extent(), labels.calibration(), workers);
        if (distance.length > 0 && distance[0] == Float.POSITIVE_INFINITY) { // one object and nothing else
            distance = toEdge(labels.extent(), labels.calibration());
        }
        float[] all = distance;
        workers.forRanges(all.length, (from, end) -> System.arraycopy(all, from, into, at + from, end - from));
    }

    /** Omnipose's field; background, and whatever is not above 0, becomes {@code background}. */
    static void omnipose(LabelImage labels, float background, float[] into, int at, Workers workers) {
        omnipose(OmniposeField.of(labels, workers), background, into, at, workers);
    }

    /** The same of a field that is known. */
    static void omnipose(double[] field, float background, float[] into, int at, Workers workers) {
        workers.forRanges(field.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                into[at + i] = field[i] > 0 ? (float) field[i] : background;
            }
        });
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

    /** Normalised values to bins 1 to 10, divided in float as BiaPy does. */
    static void discretize(int[] codes, float[] values, int at, Workers workers) {
        workers.forRanges(codes.length, (from, end) -> {
            for (int i = from; i < end; i++) {
                values[at + i] = codes[i] == 0 ? 0 : Math.min((int) (values[at + i] / 0.1f), BINS - 1) + 1;
            }
        });
    }
}
