package io.biapy.core.target;

import java.util.Arrays;

/** The voxels of each object of one image, objects in rising order of ids, voxels in raster order. Immutable. */
final class ObjectVoxels {
    private final int[] voxels;
    private final int[] first; // of each object, and the end

    private ObjectVoxels(int[] voxels, int[] first) {
        this.voxels = voxels;
        this.first = first;
    }

    /** Of ids from 1 (0 is background). */
    static ObjectVoxels of(int[] ids) {
        long[] keys = new long[ids.length];
        int n = 0;
        for (int i = 0; i < ids.length; i++) {
            if (ids[i] != 0) {
                keys[n++] = (long) ids[i] << 32 | i;
            }
        }
        Arrays.sort(keys, 0, n);
        int[] voxels = new int[n];
        int[] first = new int[n + 1];
        int objects = 0;
        for (int k = 0; k < n; k++) {
            voxels[k] = (int) keys[k];
            if (k == 0 || keys[k] >> 32 != keys[k - 1] >> 32) {
                first[objects++] = k;
            }
        }
        first[objects] = n;
        return new ObjectVoxels(voxels, Arrays.copyOf(first, objects + 1));
    }

    int objects() {
        return first.length - 1;
    }

    /** A copy of one object's voxels. */
    int[] of(int object) {
        return Arrays.copyOfRange(voxels, first[object], first[object + 1]);
    }
}
