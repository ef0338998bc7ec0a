package io.biapy.instance.flood;

/*
 * Marker watershed in scikit-image's order. Every seed voxel enters the queue in raster order with its own value and age 0; the voxel of least
 * (value, age) leaves, and each free neighbour in raster order of offsets gets its label at once and enters with the greater of
 * the leaving value and its own, and the next age. Equal (value, age), which only seeds have, leave in the order of the heap's structure,
 * so the heap must be exactly this one (see FloodHeap).
 * Layout: arguments z, y, x flat, x fastest. Inside: a border of one blocked voxel around the image (along z only in 3D), so that no
 * neighbour needs a bounds test; state holds -1 blocked, 0 free, else the label; level holds the value as an int of the same
 * order (-0.0 as 0.0). Memory: 8 bytes a padded voxel and 12 a queued one. Time: O(n log n).
 * Source: behaviour of skimage.segmentation.watershed 0.26; Meyer, "Un algorithme optimal de ligne de partage des eaux" (1991).
 */
final class HeapFloodingKernel {
    private HeapFloodingKernel() {}

    static void flood(float[] surface, int[] seeds, boolean[] mask, int nz, int ny, int nx, int[] labels) {
        int pz = nz > 1 ? 1 : 0;
        int px = nx + 2;
        int slice = (ny + 2) * px;
        int[] state = new int[Math.multiplyExact(nz + 2 * pz, slice)];
        int[] level = new int[state.length];
        java.util.Arrays.fill(state, -1);
        FloodHeap heap = new FloodHeap();
        int from = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                int to = (z + pz) * slice + (y + 1) * px + 1;
                for (int x = 0; x < nx; x++, from++, to++) {
                    if (mask[from]) {
                        level[to] = ordered(surface[from]);
                        state[to] = seeds[from];
                        if (seeds[from] != 0) {
                            heap.push((long) level[to] << 32, to);
                        }
                    }
                }
            }
        }
        int[] steps = nz > 1 ? new int[] {-slice, -px, -1, 1, px, slice} : new int[] {-px, -1, 1, px};
        spread(heap, state, level, steps);

        int at = 0;
        for (int z = 0; z < nz; z++) {
            for (int y = 0; y < ny; y++) {
                int padded = (z + pz) * slice + (y + 1) * px + 1;
                for (int x = 0; x < nx; x++, at++, padded++) {
                    labels[at] = Math.max(state[padded], 0);
                }
            }
        }
    }

    private static void spread(FloodHeap heap, int[] state, int[] level, int[] steps) {
        int age = 1;
        while (!heap.isEmpty()) {
            int at = heap.firstVoxel();
            int water = (int) (heap.firstKey() >> 32);
            heap.pop();
            int label = state[at];
            for (int step : steps) {
                int next = at + step;
                if (state[next] == 0) {
                    state[next] = label;
                    heap.push(((long) Math.max(water, level[next]) << 32) | ++age, next);
                }
            }
        }
    }

    /** An int that orders as the float does. */
    private static int ordered(float value) {
        int bits = Float.floatToRawIntBits(value + 0f);
        return bits ^ ((bits >> 31) & 0x7fffffff);
    }
}
