package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;

/**
 * Gaussian smoothing along every axis with a truncated kernel; outside the image its nearest voxel counts. Sums are double, every
 * axis rounds once to float, as {@code scipy.ndimage.gaussian_filter} does. Immutable, safe for several threads.
 */
public final class GaussianFilter {
    private final double sigma;
    private final double[] taps;

    private GaussianFilter(double sigma, double[] taps) {
        this.sigma = sigma;
        this.taps = taps;
    }

    /** The filter that BiaPy smooths a watershed surface with: sigma 1, cut off at 1 voxel, so 3 taps. */
    public static GaussianFilter threeTaps() {
        return of(1, 1);
    }

    /** @param sigma standard deviation in voxels, above 0
     * @param truncate cut off at this many standard deviations (4 is usual), above 0 */
    public static GaussianFilter of(double sigma, double truncate) {
        if (!(sigma > 0 && truncate > 0) || Double.isInfinite(sigma * truncate)) {
            throw new InputException(
                    "A Gaussian needs sigma and truncate above 0, got sigma " + sigma + ", truncate " + truncate + ".");
        }
        int radius = (int) (truncate * sigma + 0.5);
        double[] taps = new double[radius + 1]; // the centre and one side
        double sum = 0;
        for (int k = 0; k <= radius; k++) {
            taps[k] = Math.exp(-0.5 / (sigma * sigma) * k * k);
            sum += k == 0 ? taps[k] : 2 * taps[k];
        }
        for (int k = 0; k <= radius; k++) {
            taps[k] /= sum;
        }
        return new GaussianFilter(sigma, taps);
    }

    /** The smoothed image; {@code values} (z, y, x; x fastest) stays as it is. */
    public float[] apply(float[] values, Extent extent) {
        FlatArrays.requireVoxels("image", values.length, extent);
        float[] a = new float[values.length];
        float[] b = new float[values.length];
        int nx = extent.x();
        int rows = extent.z() * extent.y();
        GaussianKernel.alongRows(values, a, taps, extent.z(), extent.y() * nx, 1);
        GaussianKernel.alongRows(a, b, taps, extent.y(), nx, extent.z());
        GaussianKernel.alongX(b, a, taps, rows, nx);
        return a;
    }

    @Override
    public String toString() {
        return "Gaussian of sigma " + sigma + ", " + (2 * taps.length - 1) + " taps an axis";
    }
}
