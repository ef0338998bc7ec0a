package io.biapy.instance.tiled;

import io.biapy.core.error.InputException;
import java.util.function.IntUnaryOperator;

/** Numbers 0 to n-1 that are joined into trees; the root of a tree is its least number. 4 bytes a number. One thread. */
final class Forest {
    private final int[] parent;

    Forest(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
    }

    /**
     * Where the numbers of each tile begin when those of all are one after the other; behind the last tile their number.
     *
     * @param count how many a tile has
     * @param most that all tiles may have
     */
    static int[] first(int tiles, IntUnaryOperator count, int most) {
        int[] first = new int[tiles + 1];
        for (int tile = 0; tile < tiles; tile++) {
            long next = (long) first[tile] + count.applyAsInt(tile);
            if (next > most) {
                throw new InputException("Objects are cut into more than " + most
                        + " parts by tiles; take larger tiles (--tile), or drop small seeds.");
            }
            first[tile + 1] = (int) next;
        }
        return first;
    }

    int find(int i) {
        int root = i;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }

    void join(int a, int b) {
        int rootA = find(a);
        int rootB = find(b);
        if (rootA < rootB) {
            parent[rootB] = rootA;
        } else {
            parent[rootA] = rootB;
        }
    }

    /** The tree of each number: trees are numbered from 1 on in the order of their roots. */
    int[] trees() {
        int[] tree = new int[parent.length];
        int count = 0;
        for (int i = 0; i < tree.length; i++) { // a root stands before what hangs on it
            int root = find(i);
            tree[i] = root == i ? ++count : tree[root];
        }
        return tree;
    }

    int size() {
        return parent.length;
    }
}
