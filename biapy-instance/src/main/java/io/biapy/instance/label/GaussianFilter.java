package io.biapy.instance.label;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.run.Workers;

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

    /** How many voxels away it looks along each axis. */
    public int radius() {
        return taps.length - 1;
    }

    /** The smoothed image; {@code values} (z, y, x; x fastest) stays as it is. Takes 4 bytes a voxel, which are the answer. */
    public float[] apply(float[] values, Extent extent) {
        return apply(values, extent, Workers.callerOnly());
    }

    /** The same with help; the bits do not depend on the threads. */
    public float[] apply(float[] values, Extent extent, Workers workers) {
        FlatArrays.requireVoxels("image", values.length, extent);
        float[] smooth = new float[values.length];
        if (values.length == 0) {
            return smooth;
        }
        int nx = extent.x();
        int ny = extent.y();
        int nz = extent.z();
        int rows = GaussianKernel.bandRows(ny, nx, taps.length);
        int bands = (ny + rows - 1) / rows;
        workers.forRanges(nz * bands, (from, to) -> {
            float[] band = new float[(rows + 2 * radius()) * nx];
            for (int k = from; k < to; k++) {
                int y0 = k % bands * rows;
                GaussianKernel.band(values, smooth, taps, nz, ny, nx, k / bands, y0, Math.min(ny, y0 + rows), band);
            }
        });
        return smooth;
    }

    @Override
    public String toString() {
        return "Gaussian of sigma " + sigma + ", " + (2 * taps.length - 1) + " taps an axis";
    }
}
