package io.biapy.instance.flow;

import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelImage;
import java.util.SplittableRandom;

/** Ellipses or ellipsoids of random size, one in each field of a grid, with gaps. */
final class ConvexObjects {
    private ConvexObjects() {}

    static LabelImage random(long seed, int fields, int slices) {
        SplittableRandom random = new SplittableRandom(seed);
        int field = 16;
        Extent extent = Extent.zyx(slices == 0 ? 1 : slices * field, fields * field, fields * field);
        int[] labels = new int[extent.voxels()];
        int id = 0;
        for (int f = 0; f < fields * fields * Math.max(1, slices); f++) {
            id += 1 + random.nextInt(3);
            double[] centre = new double[3];
            double[] radius = new double[3];
            int[] of = {f / (fields * fields), f / fields % fields, f % fields};
            for (int a = 0; a < 3; a++) {
                radius[a] = 2.6 + 3.4 * random.nextDouble();
                centre[a] = of[a] * field + 7 + 2 * random.nextDouble();
            }
            for (int i = 0; i < labels.length; i++) {
                int[] at = {i / (extent.y() * extent.x()), i / extent.x() % extent.y(), i % extent.x()};
                double sum = 0;
                for (int a = slices == 0 ? 1 : 0; a < 3; a++) {
                    sum += Math.pow((at[a] - centre[a]) / radius[a], 2);
                }
                if (sum <= 1) {
                    labels[i] = id;
                }
            }
        }
        return LabelImage.of("ellipses", extent, labels);
    }

    /** Whether two label images show the same objects under any numbers. */
    static boolean samePartition(int[] a, int[] b) {
        return isFunction(a, b) && isFunction(b, a);
    }

    private static boolean isFunction(int[] from, int[] to) {
        java.util.Map<Integer, Integer> image = new java.util.HashMap<>();
        image.put(0, 0);
        for (int i = 0; i < from.length; i++) {
            Integer known = image.putIfAbsent(from[i], to[i]);
            if (known != null && known != to[i]) {
                return false;
            }
        }
        return true;
    }
}
