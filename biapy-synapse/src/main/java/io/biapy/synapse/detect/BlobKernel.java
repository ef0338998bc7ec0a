package io.biapy.synapse.detect;

/*
 * Minus the Laplacian of an image smoothed by a Gaussian, times the squared mean sigma: high in the middle of bright blobs of that size.
 * The sum over axes of the second derivative of a Gaussian along that axis and Gaussians along the others, cut at 4 sigma, the volume mirrored at its
 * border with the border voxel repeated. The array is a box of the volume; taps beyond the box but inside the volume must not be asked for, so results
 * count only where the box reaches as far as radius(sigma).
 * Layout: z, y, x. Memory: three copies; cost: 9 passes of 2 radius + 1 taps. Sums in double in the order of the taps, so no bit depends on the box.
 * Source: T. Lindeberg, "Feature detection with automatic scale selection" (1998); scipy.ndimage.gaussian_laplace for the numbers.
 */
final class BlobKernel {
    private BlobKernel() {}

    static int radius(double sigma) {
        return (int) (4 * sigma + 0.5);
    }

    /**
     * @param box where the array lies in the volume: from z, y, x
     * @param n its size
     * @param volume the volume's size
     */
    static float[] response(float[] values, int[] box, int[] n, long[] volume, double[] sigma) {
        float[] out = new float[values.length];
        double mean = (sigma[0] + sigma[1] + sigma[2]) / 3;
        for (int second = 0; second < 3; second++) {
            float[] part = values;
            for (int axis = 0; axis < 3; axis++) {
                part = along(part, box, n, volume, axis, taps(sigma[axis], axis == second));
            }
            for (int i = 0; i < out.length; i++) {
                out[i] = second == 0 ? part[i] : out[i] + part[i];
            }
        }
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (-out[i] * mean * mean);
        }
        return out;
    }

    private static double[] taps(double sigma, boolean second) {
        int r = radius(sigma);
        double[] taps = new double[2 * r + 1];
        double sum = 0;
        for (int i = -r; i <= r; i++) {
            taps[i + r] = Math.exp(-0.5 * i * i / (sigma * sigma));
            sum += taps[i + r];
        }
        for (int i = -r; i <= r; i++) {
            double gauss = taps[i + r] / sum;
            taps[i + r] = second ? gauss * ((double) i * i / Math.pow(sigma, 4) - 1 / (sigma * sigma)) : gauss;
        }
        return taps;
    }

    private static float[] along(float[] in, int[] box, int[] n, long[] volume, int axis, double[] taps) {
        int r = taps.length / 2;
        int stride = axis == 0 ? n[1] * n[2] : axis == 1 ? n[2] : 1;
        int length = n[axis];
        long size = volume[axis];
        int[] source = new int[length + 2 * r];
        for (int i = 0; i < source.length; i++) {
            long place = Math.floorMod(box[axis] + i - r, 2 * size);
            long mirrored = place < size ? place : 2 * size - 1 - place;
            source[i] = (int) Math.max(0, Math.min(length - 1, mirrored - box[axis]));
        }
        float[] out = new float[in.length];
        double[] line = new double[source.length];
        for (int start = 0; start < in.length; start++) {
            if (start / stride % length != 0) {
                continue;
            }
            for (int i = 0; i < line.length; i++) {
                line[i] = in[start + source[i] * stride];
            }
            for (int i = 0; i < length; i++) {
                double sum = 0;
                for (int k = 0; k < taps.length; k++) {
                    sum += taps[k] * line[i + k];
                }
                out[start + i * stride] = (float) sum;
            }
        }
        return out;
    }
}
