package io.biapy.instance.affinity;

import java.util.Arrays;

/**
 * Merges the pair of regions with the highest score first, a quantile of the affinities across their border; among equal scores the pair
 * whose ids were least when it was scored. Smaller regions (in fragments) join larger ones, the second of equal ones the first. The order is
 * BiaPy's, whose heap holds (-score, a, b).
 */
final class GreedyMerge implements RegionGraph.Contraction {
    private static final int[] MERGED = {};
    private static final int LAST_BIN = AffinityHistogram.BINS - 1;
    private static final int ID_MASK = (1 << BorderKernel.ID_BITS) - 1;

    private final MergeOptions options;
    private final RegionGraph graph;
    private final int[] fragments; // of each region
    private final int[][] histograms;
    private final LongHeap heap = new LongHeap();
    private int kept;

    GreedyMerge(FragmentEdges edges, int most, MergeOptions options) {
        this.options = options;
        this.graph = new RegionGraph(most + 1);
        this.fragments = new int[most + 1];
        this.histograms = new int[edges.size()][];
        Arrays.fill(fragments, 1);
        for (int e = 0; e < histograms.length; e++) {
            histograms[e] = edges.histogram(e);
            graph.connect(edges.smaller(e), edges.greater(e), e);
            push(edges.smaller(e), edges.greater(e), e);
        }
    }

    /** The region of each fragment, named by one of its fragments. */
    int[] regions() {
        while (!heap.isEmpty()) {
            long entry = heap.poll();
            int a = graph.find((int) (entry >> BorderKernel.ID_BITS) & ID_MASK);
            int b = graph.find((int) entry & ID_MASK);
            int edge = a == b ? RegionGraph.NONE : graph.edge(a, b);
            if (edge == RegionGraph.NONE || AffinityHistogram.total(histograms[edge]) < options.leastVoxels()) {
                continue;
            }
            int bin = AffinityHistogram.quantile(histograms[edge], options.quantile());
            if (bin != LAST_BIN - (int) (entry >> 2 * BorderKernel.ID_BITS)) {
                push(a, b, edge);
            } else if (AffinityHistogram.middle(bin) < options.threshold()) {
                break;
            } else {
                merge(a, b);
            }
        }
        int[] regions = new int[fragments.length];
        Arrays.setAll(regions, graph::find);
        return regions;
    }

    private void merge(int a, int b) {
        kept = fragments[a] < fragments[b] ? b : a;
        int absorbed = kept == a ? b : a;
        fragments[kept] += fragments[absorbed];
        graph.contract(kept, absorbed, this);
    }

    @Override
    public void moved(int neighbour, int edge) {
        push(kept, neighbour, edge);
    }

    @Override
    public void joined(int neighbour, int gone, int stays) {
        if (histograms[gone].length > 0) {
            histograms[stays] = AffinityHistogram.sum(histograms[stays], histograms[gone]);
            histograms[gone] = MERGED;
            push(kept, neighbour, stays);
        }
    }

    private void push(int a, int b, int edge) {
        int bin = AffinityHistogram.quantile(histograms[edge], options.quantile());
        heap.add((long) (LAST_BIN - bin) << 2 * BorderKernel.ID_BITS | (long) a << BorderKernel.ID_BITS | b);
    }
}
