package io.biapy.instance.channel;

import io.biapy.core.image.Extent;
import io.biapy.instance.label.CodeIndex;
import java.util.Arrays;

/** Mean position of the voxels of every object, in voxels along z, y and x. One pass; memory grows with the number of objects only. */
final class Centroids {
    private final CodeIndex index = new CodeIndex();
    private long[] sums = new long[64]; // voxels, then the sums of z, y and x

    private Centroids() {}

    static Centroids of(int[] codes, Extent extent) {
        Centroids all = new Centroids();
        int nx = extent.x();
        for (int row = 0, at = 0; row < extent.z() * extent.y(); row++, at += nx) {
            int x = 0;
            while (x < nx) {
                int code = codes[at + x];
                int end = x + 1;
                while (end < nx && codes[at + end] == code) {
                    end++;
                }
                if (code != 0) {
                    all.add(code, row / extent.y(), row % extent.y(), x, end);
                }
                x = end;
            }
        }
        return all;
    }

    private void add(int code, int z, int y, int from, int end) {
        int at = 4 * index.add(code);
        if (at == sums.length) {
            sums = Arrays.copyOf(sums, 2 * at);
        }
        long n = (long) end - from;
        sums[at] += n;
        sums[at + 1] += n * z;
        sums[at + 2] += n * y;
        sums[at + 3] += n * (from + end - 1) / 2;
    }

    int size() {
        return index.size();
    }

    /** Objects are numbered from 0 in raster order of their first voxels. */
    int number(int code) {
        return index.add(code);
    }

    double along(int axis, int number) {
        return (double) sums[4 * number + 1 + axis] / sums[4 * number];
    }
}
