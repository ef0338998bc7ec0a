package io.biapy.instance.affinity;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.sort.FloatOrder;
import io.biapy.instance.channel.AffinityOffset;
import java.util.Arrays;
import java.util.List;

/** One mutex watershed of one prediction: mask, edges, order, and Kruskal's forest with forbidden merges. For one image, one thread. */
final class MutexWatershed {
    private final MutexOptions options;
    private final List<AffinityOffset> offsets;
    private final float[] data;
    private final Extent extent;
    private final int n;

    MutexWatershed(FloatImage prediction, MutexOptions options) {
        this.options = options;
        this.offsets = options.offsets();
        this.data = prediction.data();
        this.extent = prediction.extent();
        this.n = extent.voxels();
    }

    /** Ids from 1 in raster order of first voxels; 0 outside the mask. */
    int[] labels() {
        boolean[] mask = mask();
        RegionGraph graph = new RegionGraph(n);
        join(graph, edges(mask));
        int[] labels = new int[n];
        int[] id = new int[n];
        int next = 0;
        for (int v = 0; v < n; v++) {
            if (mask[v]) {
                int region = graph.find(v);
                id[region] = id[region] == 0 ? ++next : id[region];
                labels[v] = id[region];
            }
        }
        return labels;
    }

    private boolean[] mask() {
        boolean[] mask = new boolean[n];
        if (options.foreground() == MutexOptions.EVERYWHERE) {
            Arrays.fill(mask, true);
            return mask;
        }
        for (int c = 0; c < options.attractive(); c++) {
            AffinityOffset d = offsets.get(c);
            MutexEdgeKernel.mark(
                    data,
                    c * n,
                    extent.z(),
                    extent.y(),
                    extent.x(),
                    d.z(),
                    d.y(),
                    d.x(),
                    (float) options.foreground(),
                    mask);
        }
        return mask;
    }

    /** All edges, the strongest first; of equal ones attraction first, then in the order of offsets and voxels. */
    private int[] edges(boolean[] mask) {
        int[] edges = new int[collect(mask, new int[0])];
        collect(mask, edges);
        int repulsive = options.attractive() * n;
        int[] keys = new int[edges.length];
        for (int i = 0; i < keys.length; i++) {
            float affinity = data[edges[i]];
            keys[i] = FloatOrder.falling(edges[i] < repulsive ? affinity : 1 - affinity);
        }
        FloatOrder.sort(keys, edges, edges.length);
        return edges;
    }

    private int collect(boolean[] mask, int[] edges) {
        long at = 0;
        for (int c = 0; c < offsets.size(); c++) {
            AffinityOffset d = offsets.get(c);
            boolean attracts = c < options.attractive();
            at += MutexEdgeKernel.collect(
                    mask,
                    data,
                    c * n,
                    extent.z(),
                    extent.y(),
                    extent.x(),
                    d.z(),
                    d.y(),
                    d.x(),
                    options.stride(c, 0),
                    options.stride(c, 1),
                    options.stride(c, 2),
                    attracts ? (float) options.leastAttraction() : Float.NEGATIVE_INFINITY,
                    attracts ? Float.POSITIVE_INFINITY : 1,
                    edges,
                    (int) at);
        }
        return (int) at; // no more than the prediction has values
    }

    private void join(RegionGraph graph, int[] edges) {
        int[] shift = offsets.stream()
                .mapToInt(d -> (d.z() * extent.y() + d.y()) * extent.x() + d.x())
                .toArray();
        for (int edge : edges) {
            int c = edge / n;
            int v = edge - c * n;
            int a = graph.find(v);
            int b = graph.find(v - shift[c]);
            if (a == b || graph.edge(a, b) != RegionGraph.NONE) {
                continue;
            }
            if (c >= options.attractive()) {
                graph.connect(a, b, 0);
            } else if (graph.degree(a) < graph.degree(b)) {
                graph.contract(b, a, RegionGraph.SILENT);
            } else {
                graph.contract(a, b, RegionGraph.SILENT);
            }
        }
    }
}
