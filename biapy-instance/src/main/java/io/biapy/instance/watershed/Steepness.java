package io.biapy.instance.watershed;

import io.biapy.core.image.Extent;
import io.biapy.instance.channel.ChannelCode;
import java.util.List;

/**
 * Where the offsets H, V and Z to the centre jump from one object to the next: each is scaled to 0..1 over the whole image, derived along its
 * own axis by a Sobel kernel of 21 taps, scaled and turned; the greatest of all counts. As in BiaPy's {@code watershed_by_channels}.
 */
final class Steepness {
    private Steepness() {}

    static float[] of(List<float[]> planes, List<ChannelCode> offsets, Extent extent) {
        float[] greatest = new float[extent.voxels()];
        for (int c = 0; c < offsets.size(); c++) {
            double[] slope = scaled(planes.get(c));
            boolean alongZ = offsets.get(c) == ChannelCode.DEPTH;
            boolean alongY = offsets.get(c) == ChannelCode.VERTICAL;
            int nz = extent.z();
            int ny = extent.y();
            int nx = extent.x();
            if (alongZ) {
                slope = SobelKernel.alongAxis(slope, nz, ny * nx, 1, SobelKernel.DERIVATIVE);
            }
            slope = SobelKernel.alongAxis(slope, ny, nx, nz, alongY ? SobelKernel.DERIVATIVE : SobelKernel.SMOOTHING);
            slope = SobelKernel.alongAxis(
                    slope, nx, 1, nz * ny, alongZ || alongY ? SobelKernel.SMOOTHING : SobelKernel.DERIVATIVE);
            keepGreatest(slope, greatest);
        }
        return greatest;
    }

    /** To 0..1 in float; 0 where all values are equal. */
    private static double[] scaled(float[] values) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float v : values) {
            low = Math.min(low, v);
            high = Math.max(high, v);
        }
        double[] out = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            out[i] = high > low ? (values[i] - low) / (high - low) : 0;
        }
        return out;
    }

    private static void keepGreatest(double[] slope, float[] greatest) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double s : slope) {
            low = Math.min(low, s);
            high = Math.max(high, s);
        }
        for (int i = 0; i < slope.length; i++) {
            float scaled = high > low ? (float) ((slope[i] - low) / (high - low)) : 0;
            greatest[i] = Math.max(greatest[i], 1 - scaled);
        }
    }
}
