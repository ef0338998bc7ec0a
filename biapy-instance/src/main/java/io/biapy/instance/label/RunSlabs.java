package io.biapy.instance.label;

import io.biapy.core.run.Workers;

/** Connected components by several threads: slabs of rows apart, then what crosses their borders. */
final class RunSlabs {
    private static final int SLABS_A_THREAD = 4;

    private RunSlabs() {}

    /** Fills {@code labels} and returns the number of components. */
    static int label(boolean[] mask, int nz, int ny, int nx, boolean full, int[] labels, Workers workers) {
        int rows = nz * ny;
        int slabs = workers.threads() == 1 ? 1 : Math.min(rows, SLABS_A_THREAD * workers.threads());
        int[] first = new int[slabs + 1];
        for (int s = 0; s <= slabs; s++) {
            first[s] = (int) ((long) rows * s / slabs);
        }
        int words = Math.addExact(Math.multiplyExact(rows + 1, ComponentsKernel.stride(nx)), 2);
        long[] bits = new long[words];
        int[] before = new int[words];
        workers.forEach(slabs, s -> ComponentsKernel.pack(mask, first[s], first[s + 1], nx, bits, before));
        int[] parent = new int[ComponentsKernel.sum(before)];
        workers.forEach(
                slabs, s -> ComponentsKernel.joinInside(first[s], first[s + 1], ny, nx, full, bits, before, parent));
        for (int s = 1; s < slabs; s++) {
            ComponentsKernel.joinBefore(first[s], first[s + 1], ny, nx, full, bits, before, parent);
        }
        int count = ComponentsKernel.number(parent);
        workers.forEach(slabs, s -> ComponentsKernel.paint(first[s], first[s + 1], nx, bits, before, parent, labels));
        return count;
    }
}
