package io.biapy.instance.affinity;

import java.util.Arrays;

/**
 * Regions that merge, and numbered edges between them that follow. Each region has a list of neighbours whose entries may be outdated (the
 * region that they name has been absorbed); the forest says what they stand for. Contracting a region costs as much as its list is long, so
 * the caller absorbs the smaller one. 12 bytes a node, 16 an edge and at least 24 in the table of pairs. Not for several threads.
 */
final class RegionGraph {
    /** No edge. */
    static final int NONE = PairTable.NONE;

    /** Hears what becomes of the edges of an absorbed region. */
    interface Contraction {
        /** The edge now joins the surviving region and {@code neighbour}. */
        void moved(int neighbour, int edge);

        /** The surviving region has the edge {@code stays} to {@code neighbour} already; may be called again for the same edge. */
        void joined(int neighbour, int gone, int stays);
    }

    /** Edges without properties. */
    static final Contraction SILENT = new Contraction() {
        @Override
        public void moved(int neighbour, int edge) {}

        @Override
        public void joined(int neighbour, int gone, int stays) {}
    };

    private final int[] parent;
    private final int[] first; // entry of each region's list
    private final int[] degree; // its length
    private final PairTable pairs;
    private int[] next = new int[1 << 10]; // by entry
    private int[] neighbour = new int[1 << 10];
    private int entries;

    RegionGraph(int nodes) {
        parent = new int[nodes];
        first = new int[nodes];
        degree = new int[nodes];
        Arrays.setAll(parent, i -> i);
        Arrays.fill(first, NONE);
        pairs = new PairTable(parent);
    }

    /** The region that a node belongs to, named by one of its nodes. */
    int find(int node) {
        int at = node;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** Length of a region's list: at least the number of its neighbours. */
    int degree(int region) {
        return degree[region];
    }

    /** The edge between two regions, or {@link #NONE}. */
    int edge(int a, int b) {
        return degree[a] == 0 || degree[b] == 0 ? NONE : pairs.get(a, b);
    }

    /** Adds an edge between two regions that have none. */
    void connect(int a, int b, int edge) {
        pairs.put(a, b, edge);
        link(a, newEntry(b));
        link(b, newEntry(a));
    }

    /** Makes region {@code absorbed} part of region {@code kept}. */
    void contract(int kept, int absorbed, Contraction contraction) {
        int entry = first[absorbed];
        while (entry != NONE) {
            int following = next[entry];
            int other = find(neighbour[entry]);
            if (other != kept && other != absorbed) { // what it absorbed itself is still in its list
                int edge = pairs.get(absorbed, other);
                int existing = pairs.get(kept, other);
                if (existing == NONE) {
                    pairs.put(kept, other, edge);
                    neighbour[entry] = other;
                    link(kept, entry);
                    contraction.moved(other, edge);
                } else if (existing != edge) {
                    contraction.joined(other, edge, existing);
                }
            }
            entry = following;
        }
        parent[absorbed] = kept; // only now: a table that grows forgets the pairs of what is no region
    }

    private int newEntry(int other) {
        if (entries == next.length) {
            next = Arrays.copyOf(next, Math.multiplyExact(2, entries));
            neighbour = Arrays.copyOf(neighbour, next.length);
        }
        neighbour[entries] = other;
        return entries++;
    }

    private void link(int region, int entry) {
        next[entry] = first[region];
        first[region] = entry;
        degree[region]++;
    }
}
