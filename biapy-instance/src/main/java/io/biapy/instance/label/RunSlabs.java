package io.biapy.instance.label;

import io.biapy.core.run.Workers;

/** Connected components by several threads: slabs of rows apart, then what crosses their borders. */
final class RunSlabs {
    private static final int SLABS_A_THREAD = 4;

    private RunSlabs() {}

    /** Fills {@code labels} and returns the number of components. */
    static int label(boolean[] mask, int nz, int ny, int nx, boolean full, int[] labels, Workers workers) {
        int rows = nz * ny;
        int slabs = Math.min(rows, SLABS_A_THREAD * workers.threads());
        int[] first = new int[slabs + 1];
        for (int s = 0; s <= slabs; s++) {
            first[s] = (int) ((long) rows * s / slabs);
        }
        int[] rowFirst = new int[rows + 1];
        int[][] found = new int[slabs][];
        workers.forEach(slabs, s -> found[s] = ComponentsKernel.findRuns(mask, first[s], first[s + 1], nx, rowFirst));

        int[] runs = new int[slabs + 1];
        for (int s = 0; s < slabs; s++) {
            runs[s + 1] = runs[s] + found[s].length / 2;
        }
        int[] bounds = new int[2 * runs[slabs]];
        int[] parent = new int[runs[slabs]];
        rowFirst[rows] = runs[slabs];
        workers.forEach(slabs, s -> {
            System.arraycopy(found[s], 0, bounds, 2 * runs[s], found[s].length);
            for (int row = first[s]; row < first[s + 1]; row++) {
                rowFirst[row] += runs[s];
            }
        });
        workers.forEach(
                slabs, s -> ComponentsKernel.joinInside(first[s], first[s + 1], ny, full, rowFirst, bounds, parent));
        for (int s = 1; s < slabs; s++) {
            ComponentsKernel.joinBefore(first[s], first[s + 1], ny, full, rowFirst, bounds, parent);
        }
        int count = ComponentsKernel.number(parent);
        workers.forEach(
                slabs, s -> ComponentsKernel.paint(first[s], first[s + 1], nx, rowFirst, bounds, parent, labels));
        return count;
    }
}
