package io.biapy.core.train;

import io.biapy.core.image.Extent;

/*
 * Cuts one plane-stack (z, y, x) of a patch out of an image under a Geometry.
 *
 * Layout: source and destination z, y, x, x fastest. The patch's centre lies on the geometry's centre; each patch voxel is mapped to the
 * source and taken linearly in the y, x plane (images) or from the nearest voxel (labels, binary targets). Beyond the border the image is
 * mirrored without repeating the edge. Where the map is a flip or a quarter turn all coordinates are whole, so both ways are exact copies.
 * Cost: one pass over the patch.
 */
final class PatchSampler {
    private static final double SNAP = 1e-9; // half-integer centres must land on whole voxels

    private PatchSampler() {}

    static void linear(float[] source, int offset, Extent size, Geometry g, float[] into, int at, Extent patch) {
        int w = size.x();
        for (int z = 0; z < patch.z(); z++) {
            int plane = offset + sourceZ(g, size, patch, z) * size.y() * w;
            for (int y = 0; y < patch.y(); y++) {
                double v = y - (patch.y() - 1) * 0.5;
                for (int x = 0; x < patch.x(); x++) {
                    double u = x - (patch.x() - 1) * 0.5;
                    double sy = g.y() + g.yy() * v + g.yx() * u;
                    double sx = g.x() + g.xy() * v + g.xx() * u;
                    int y0 = (int) Math.floor(sy + SNAP);
                    int x0 = (int) Math.floor(sx + SNAP);
                    float fy = (float) Math.max(0, sy - y0);
                    float fx = (float) Math.max(0, sx - x0);
                    int ya = plane + mirror(y0, size.y()) * w;
                    int xa = mirror(x0, w);
                    float value = source[ya + xa];
                    if (fy > SNAP || fx > SNAP) {
                        int yb = plane + mirror(y0 + 1, size.y()) * w;
                        int xb = mirror(x0 + 1, w);
                        float top = value + fx * (source[ya + xb] - value);
                        float low = source[yb + xa] + fx * (source[yb + xb] - source[yb + xa]);
                        value = top + fy * (low - top);
                    }
                    into[at++] = value;
                }
            }
        }
    }

    static void nearest(float[] source, int offset, Extent size, Geometry g, float[] into, int at, Extent patch) {
        int[] index = indices(size, g, patch);
        for (int i = 0; i < index.length; i++) {
            into[at + i] = source[offset + index[i]];
        }
    }

    static void nearest(int[] source, Extent size, Geometry g, int[] into, Extent patch) {
        int[] index = indices(size, g, patch);
        for (int i = 0; i < index.length; i++) {
            into[i] = source[index[i]];
        }
    }

    private static int[] indices(Extent size, Geometry g, Extent patch) {
        int[] index = new int[patch.voxels()];
        int at = 0;
        for (int z = 0; z < patch.z(); z++) {
            int plane = sourceZ(g, size, patch, z) * size.y() * size.x();
            for (int y = 0; y < patch.y(); y++) {
                double v = y - (patch.y() - 1) * 0.5;
                for (int x = 0; x < patch.x(); x++) {
                    double u = x - (patch.x() - 1) * 0.5;
                    int sy = (int) Math.floor(g.y() + g.yy() * v + g.yx() * u + 0.5 + SNAP);
                    int sx = (int) Math.floor(g.x() + g.xy() * v + g.xx() * u + 0.5 + SNAP);
                    index[at++] = plane + mirror(sy, size.y()) * size.x() + mirror(sx, size.x());
                }
            }
        }
        return index;
    }

    private static int sourceZ(Geometry g, Extent size, Extent patch, int z) {
        double t = z - (patch.z() - 1) * 0.5;
        return mirror((int) Math.floor(g.z() + (g.flipZ() ? -t : t) + SNAP), size.z());
    }

    /** Index inside 0..n-1 after as many reflections as it takes; the edge voxel is not repeated. */
    static int mirror(int i, int n) {
        if (i >= 0 && i < n) {
            return i;
        }
        if (n == 1) {
            return 0;
        }
        int period = 2 * (n - 1);
        int m = Math.floorMod(i, period);
        return m < n ? m : period - m;
    }
}
