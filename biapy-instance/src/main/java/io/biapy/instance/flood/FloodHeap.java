package io.biapy.instance.flood;

import java.util.Arrays;

/**
 * A binary heap of (key, voxel) in two flat arrays whose structure decides the order of equal keys, so it is fixed: an entry is
 * appended and rises while strictly smaller than its parent; the last entry replaces the first and sinks, at each level to the left child
 * if that is strictly smaller, or to the right one if that is strictly smaller than both.
 */
final class FloodHeap {
    private long[] keys = new long[1024];
    private int[] voxels = new int[1024];
    private int size;

    boolean isEmpty() {
        return size == 0;
    }

    long firstKey() {
        return keys[0];
    }

    int firstVoxel() {
        return voxels[0];
    }

    void push(long key, int voxel) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
            voxels = Arrays.copyOf(voxels, 2 * size);
        }
        long[] k = keys;
        int[] v = voxels;
        int child = size++;
        while (child > 0) {
            int parent = (child - 1) >> 1;
            if (key >= k[parent]) {
                break;
            }
            k[child] = k[parent];
            v[child] = v[parent];
            child = parent;
        }
        k[child] = key;
        v[child] = voxel;
    }

    void pop() {
        long[] k = keys;
        int[] v = voxels;
        int n = --size;
        long key = k[n];
        int voxel = v[n];
        int parent = 0;
        int left = 1;
        while (left < n) {
            int right = left + 1;
            int child = right < n && k[right] < k[left] ? right : left;
            if (k[child] >= key) {
                break;
            }
            k[parent] = k[child];
            v[parent] = v[child];
            parent = child;
            left = 2 * parent + 1;
        }
        k[parent] = key;
        v[parent] = voxel;
    }
}
