package io.biapy.instance.label;

import java.util.Arrays;

/*
 * The longest shortest path through the largest connected part of a set of voxels: shortest paths (Dijkstra, step lengths 1, sqrt 2,
 * sqrt 3) from the part's first voxel, then from the first of the farthest voxels; the way back from the first of the farthest from there.
 * Sets of fewer than three voxels, or without any two that touch, stay whole.
 * Layout: z, y, x flat, x fastest; voxels of the set are nodes in raster order. Memory: 5 bytes a voxel, 20 a node, 8 an entry of the heap.
 * Time: O(voxels + nodes log nodes). Source: BiaPy 3.7.1, skeleton_main_branch.
 */
final class SkeletonPathKernel {
    private SkeletonPathKernel() {}

    static void longest(boolean[] set, int nz, int ny, int nx, boolean[] out) {
        int[] node = new int[set.length];
        int[] voxel = new int[set.length];
        int count = 0;
        for (int i = 0; i < set.length; i++) {
            if (set[i]) {
                voxel[count] = i;
                node[i] = ++count; // 0: no node
            }
        }
        int[] part = new int[count];
        int[] stack = new int[count];
        int start = -1;
        int largest = 0;
        int parts = 0;
        for (int first = 0; first < count; first++) {
            if (part[first] == 0) {
                int size = flood(node, voxel, part, stack, first, ++parts, nz, ny, nx);
                if (size > largest) {
                    largest = size;
                    start = first;
                }
            }
        }
        if (count < 3 || largest == 1) {
            System.arraycopy(set, 0, out, 0, set.length);
            return;
        }
        if (largest < 3) {
            for (int k = 0; k < count; k++) {
                out[voxel[k]] = part[k] == part[start];
            }
            return;
        }
        double[] distance = new double[count];
        int[] before = new int[count];
        int a = farthest(node, voxel, start, nz, ny, nx, distance, before);
        int b = farthest(node, voxel, a, nz, ny, nx, distance, before);
        for (int k = b; k >= 0; k = before[k]) {
            out[voxel[k]] = true;
        }
    }

    private static int flood(
            int[] node, int[] voxel, int[] part, int[] stack, int first, int number, int nz, int ny, int nx) {
        int top = 0;
        int size = 0;
        stack[top++] = first;
        part[first] = number;
        while (top > 0) {
            int k = stack[--top];
            size++;
            int x = voxel[k] % nx;
            int y = voxel[k] / nx % ny;
            int z = voxel[k] / (nx * ny);
            for (int zz = Math.max(z - 1, 0); zz <= Math.min(z + 1, nz - 1); zz++) {
                for (int yy = Math.max(y - 1, 0); yy <= Math.min(y + 1, ny - 1); yy++) {
                    for (int xx = Math.max(x - 1, 0); xx <= Math.min(x + 1, nx - 1); xx++) {
                        int next = node[(zz * ny + yy) * nx + xx] - 1;
                        if (next >= 0 && part[next] == 0) {
                            part[next] = number;
                            stack[top++] = next;
                        }
                    }
                }
            }
        }
        return size;
    }

    /** Fills distances from {@code source} and each node's predecessor (-1: none); the first farthest node that is reached. */
    private static int farthest(
            int[] node, int[] voxel, int source, int nz, int ny, int nx, double[] distance, int[] before) {
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(before, -1);
        int[] heap = new int[distance.length + 1];
        int[] place = new int[distance.length]; // in the heap, 0: not there
        int size = 0;
        distance[source] = 0;
        heap[++size] = source;
        place[source] = size;
        while (size > 0) {
            int k = heap[1];
            place[k] = 0;
            int last = heap[size--];
            if (size > 0) {
                heap[1] = last;
                place[last] = 1;
                sink(heap, place, distance, 1, size);
            }
            int x = voxel[k] % nx;
            int y = voxel[k] / nx % ny;
            int z = voxel[k] / (nx * ny);
            for (int zz = Math.max(z - 1, 0); zz <= Math.min(z + 1, nz - 1); zz++) {
                for (int yy = Math.max(y - 1, 0); yy <= Math.min(y + 1, ny - 1); yy++) {
                    for (int xx = Math.max(x - 1, 0); xx <= Math.min(x + 1, nx - 1); xx++) {
                        int next = node[(zz * ny + yy) * nx + xx] - 1;
                        if (next < 0 || next == k) {
                            continue;
                        }
                        double step = Math.sqrt(Math.abs(zz - z) + Math.abs(yy - y) + Math.abs(xx - x));
                        if (distance[k] + step < distance[next]) {
                            distance[next] = distance[k] + step;
                            before[next] = k;
                            if (place[next] == 0) {
                                heap[++size] = next;
                                place[next] = size;
                            }
                            rise(heap, place, distance, place[next]);
                        }
                    }
                }
            }
        }
        int far = source;
        for (int k = 0; k < distance.length; k++) {
            if (distance[k] < Double.POSITIVE_INFINITY && (distance[k] > distance[far])) {
                far = k;
            }
        }
        return far;
    }

    private static void rise(int[] heap, int[] place, double[] distance, int at) {
        int k = heap[at];
        while (at > 1 && comesFirst(distance, k, heap[at / 2])) {
            heap[at] = heap[at / 2];
            place[heap[at]] = at;
            at /= 2;
        }
        heap[at] = k;
        place[k] = at;
    }

    private static void sink(int[] heap, int[] place, double[] distance, int at, int size) {
        int k = heap[at];
        while (2 * at <= size) {
            int child = 2 * at;
            if (child < size && comesFirst(distance, heap[child + 1], heap[child])) {
                child++;
            }
            if (!comesFirst(distance, heap[child], k)) {
                break;
            }
            heap[at] = heap[child];
            place[heap[at]] = at;
            at = child;
        }
        heap[at] = k;
        place[k] = at;
    }

    private static boolean comesFirst(double[] distance, int a, int b) {
        return distance[a] < distance[b] || (distance[a] == distance[b] && a < b);
    }
}
