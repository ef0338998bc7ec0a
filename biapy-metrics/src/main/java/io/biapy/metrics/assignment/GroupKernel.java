package io.biapy.metrics.assignment;

/*
 * Connected groups of a graph between true and found objects (union-find with path halving, the smaller node the root).
 * Nodes: true objects 0 .. truths-1, then found objects. Edges in compressed rows. Close to linear in nodes and edges.
 */
final class GroupKernel {
    private GroupKernel() {}

    /** For each node the smallest node of its group. */
    static int[] groups(int truths, int founds, int[] rowStart, int[] found) {
        int[] parent = new int[truths + founds];
        for (int i = 0; i < parent.length; i++) {
            parent[i] = i;
        }
        for (int t = 0; t < truths; t++) {
            for (int p = rowStart[t]; p < rowStart[t + 1]; p++) {
                int a = root(parent, t);
                int b = root(parent, truths + found[p]);
                parent[Math.max(a, b)] = Math.min(a, b);
            }
        }
        for (int i = 0; i < parent.length; i++) {
            parent[i] = root(parent, i);
        }
        return parent;
    }

    private static int root(int[] parent, int node) {
        int i = node;
        while (parent[i] != i) {
            parent[i] = parent[parent[i]];
            i = parent[i];
        }
        return i;
    }
}
