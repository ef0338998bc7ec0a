package io.biapy.core.patch;

import io.biapy.core.error.InputException;

/*
 * Where patches start along one axis, after BiaPy's crop_data_with_overlap: image N voxels, patch P, padding p at both sides, overlap o.
 *
 *   inner = P - 2p                     what a patch predicts
 *   step  = floor(inner * (1 - o))     at least 1
 *   n     = ceil(N / step)
 *   excess = (n - 1) * step + P - (N + 2p), shared evenly: step -= excess / (n - 1); the rest moves the patches that reach the border
 *
 * Starts count in the padded image. BiaPy can move a patch to a negative start (step 1, much overlap) and then fails; here it starts at 0.
 */
final class AxisGrid {
    final int[] starts;
    /** Voxels over which the blending weight falls at each end of the inner part. */
    final int taper;

    private AxisGrid(int[] starts, int taper) {
        this.starts = starts;
        this.taper = taper;
    }

    static AxisGrid of(char axis, int size, int patch, int padding, double overlap) {
        if (patch > size) {
            throw new InputException("The patch is longer than the image along " + axis + ": " + patch + " > " + size
                    + ". Take a smaller patch, or let the image be reflected up to the patch.");
        }
        if (padding > 0 && padding >= patch / 2) {
            throw new InputException("The padding of patches must be below half the patch along " + axis + ": got "
                    + padding + " for a patch of " + patch + ".");
        }
        int inner = patch - 2 * padding;
        int step = Math.max(1, (int) (inner * (1 - overlap)));
        int n = (int) ((size + (long) step - 1) / step);
        int moved = 0;
        if (n > 1) {
            int excess = Math.toIntExact((n - 1L) * step + patch - (size + 2L * padding));
            step -= excess / (n - 1);
            moved = excess % (n - 1);
        }
        int[] starts = new int[n];
        for (int k = 0; k < n; k++) {
            int start = k * step;
            starts[k] = Math.max(0, start + patch >= size + 2 * padding ? start - moved : start);
        }
        return new AxisGrid(starts, inner - step);
    }
}
