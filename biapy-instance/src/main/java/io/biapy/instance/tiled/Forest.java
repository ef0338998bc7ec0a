package io.biapy.instance.tiled;

/** Numbers 0 to n-1 that are joined into trees; the root of a tree is its least number. 4 bytes a number. One thread. */
final class Forest {
    private final int[] parent;

    Forest(int n) {
        parent = new int[n];
        for (int i = 0; i < n; i++) {
            parent[i] = i;
        }
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
