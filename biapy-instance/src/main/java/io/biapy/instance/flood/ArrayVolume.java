package io.biapy.instance.flood;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;

/** A whole volume in memory. */
final class ArrayVolume implements FloodVolume {
    private final float[] surface;
    private final int[] seeds;
    private final boolean[] mask;
    private final int[] labels;
    private final Extent extent;

    /** {@code labels} are filled with the answer. */
    ArrayVolume(float[] surface, int[] seeds, boolean[] mask, int[] labels, Extent extent) {
        this.surface = surface;
        this.seeds = seeds;
        this.mask = mask;
        this.labels = labels;
        this.extent = extent;
    }

    private int rowOf(FloodTile t, int dz, int dy) {
        return ((t.z + dz) * extent.y() + t.y + dy) * extent.x() + t.x;
    }

    @Override
    public void load(FloodTile t, boolean lookBack) {
        if (isOutside(t)) {
            return;
        }
        t.allocate(lookBack);
        boolean finite = true;
        for (int z = 0; z < t.nz; z++) {
            for (int y = 0; y < t.ny; y++) {
                int from = rowOf(t, z, y);
                int to = t.at(z, y, 0);
                for (int x = 0; x < t.nx; x++) {
                    if (mask[from + x]) {
                        float height = surface[from + x];
                        finite &= Float.isFinite(height);
                        t.set(to + x, height, seeds[from + x]);
                    }
                }
            }
        }
        if (!finite) {
            throw notFinite();
        }
    }

    private boolean isOutside(FloodTile t) {
        for (int z = 0; z < t.nz; z++) {
            for (int y = 0; y < t.ny; y++) {
                for (int i = rowOf(t, z, y), end = i + t.nx; i < end; i++) {
                    if (mask[i]) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    private InputException notFinite() {
        int i = 0;
        while (!mask[i] || Float.isFinite(surface[i])) {
            i++;
        }
        return new InputException(
                "Only finite heights can be flooded; the surface holds " + surface[i] + " at voxel " + i + ".");
    }

    @Override
    public void store(FloodTile t) {
        for (int z = 0; z < t.nz; z++) {
            for (int y = 0; y < t.ny; y++) {
                int to = rowOf(t, z, y);
                int from = t.at(z, y, 0);
                for (int x = 0; x < t.nx; x++) {
                    labels[to + x] = Math.max(0, t.label[from + x]);
                }
            }
        }
    }
}
