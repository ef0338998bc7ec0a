package io.biapy.core.patch;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What cropping and merging mean, one voxel at a time. */
final class NaivePatches {
    private NaivePatches() {}

    /** Value of the padded image; places count from the start of the padding. */
    static float padded(FloatImage image, PatchGrid grid, PatchPadding padding, int channel, int z, int y, int x) {
        int[] at = {z, y, x};
        float value = 0;
        boolean beyond = false;
        for (int axis = 0; axis < 3; axis++) { // later axes win the corners
            int e = at[axis] - grid.padding().along(axis);
            int size = image.extent().along(axis) + grid.front().along(axis);
            if (padding != PatchPadding.REFLECT && (e < 0 || e >= size)) {
                beyond = true;
                value = padding == PatchPadding.ZERO
                        ? 0
                        : planeMedian(image, grid, channel, axis, e < 0 ? 0 : size - 1);
            }
        }
        if (beyond) {
            return value;
        }
        int[] source = new int[3];
        for (int axis = 0; axis < 3; axis++) {
            int size = image.extent().along(axis);
            int front = grid.front().along(axis);
            int e = reflect(at[axis] - grid.padding().along(axis), size + front);
            source[axis] = reflect(e - front, size);
        }
        return image.value(channel, source[0], source[1], source[2]);
    }

    private static int reflect(int i, int size) {
        int at = i;
        while (at < 0 || at >= size) {
            at = size == 1 ? 0 : at < 0 ? -at : 2 * (size - 1) - at;
        }
        return at;
    }

    private static float planeMedian(FloatImage image, PatchGrid grid, int channel, int axis, int place) {
        List<Float> plane = new ArrayList<>();
        Extent size = image.extent();
        Extent front = grid.front();
        for (int z = 0; z < size.z() + front.z(); z++) {
            for (int y = 0; y < size.y() + front.y(); y++) {
                for (int x = 0; x < size.x() + front.x(); x++) {
                    if ((axis == 0 ? z : axis == 1 ? y : x) == place) {
                        plane.add(image.value(
                                channel,
                                reflect(z - front.z(), size.z()),
                                reflect(y - front.y(), size.y()),
                                reflect(x - front.x(), size.x())));
                    }
                }
            }
        }
        Collections.sort(plane);
        int n = plane.size();
        return (float) ((plane.get((n - 1) / 2) + (double) plane.get(n / 2)) / 2);
    }

    static double[] merge(PatchGrid grid, int channels, float[] values) {
        Extent size = grid.image();
        Extent p = grid.patch();
        Extent pad = grid.padding();
        double[] sum = new double[channels * size.voxels()];
        double[] weight = new double[sum.length];
        for (int k = 0; k < grid.patches(); k++) {
            int[] start = grid.start(k);
            for (int i = 0; i < channels * p.voxels(); i++) {
                int c = i / p.voxels();
                int[] in = {i / (p.y() * p.x()) % p.z(), i / p.x() % p.y(), i % p.x()};
                double w = 1;
                boolean inside = true;
                int to = c;
                for (int axis = 0; axis < 3; axis++) {
                    int length = p.along(axis) - 2 * pad.along(axis);
                    int j = in[axis] - pad.along(axis);
                    int at = start[axis] + j - grid.front().along(axis);
                    inside &= j >= 0 && j < length && at >= 0;
                    w *= taper(j, length, Math.min(grid.taper(axis), length / 2));
                    to = to * size.along(axis) + at;
                }
                if (inside) {
                    sum[to] += w * values[k * channels * p.voxels() + i];
                    weight[to] += w;
                }
            }
        }
        for (int i = 0; i < sum.length; i++) {
            sum[i] /= weight[i];
        }
        return sum;
    }

    private static double taper(int j, int length, int v) {
        int fromEnd = Math.min(j, length - 1 - j);
        if (fromEnd >= v) {
            return 1;
        }
        double t = (fromEnd + 1) / (v + 1.0);
        return t * t / (t * t + (1 - t) * (1 - t));
    }

    static int mirrored(int at, Extent size, String axes) {
        int x = at % size.x();
        int y = at / size.x() % size.y();
        int z = at / size.x() / size.y() % size.z();
        int c = at / size.voxels();
        int mx = axes.contains("x") ? size.x() - 1 - x : x;
        int my = axes.contains("y") ? size.y() - 1 - y : y;
        int mz = axes.contains("z") ? size.z() - 1 - z : z;
        return ((c * size.z() + mz) * size.y() + my) * size.x() + mx;
    }
}
