package io.biapy.synapse.result;

import io.biapy.core.image.Block;
import io.biapy.core.image.Extent;
import io.biapy.core.image.LabelSource;
import io.biapy.core.image.Size;
import io.biapy.metrics.table.ResultTable;
import io.biapy.synapse.detect.FoundSites;
import io.biapy.synapse.pair.SynapseMap;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who talks to whom: the neuron at both ends of every synapse, and the number of synapses between two neurons. Immutable. */
public final class Connections {
    /** From one neuron to another, 0 for outside of all; how many synapses. */
    public record Connection(long pre, long post, int synapses) {}

    private final long[] preNeuron;
    private final long[] postNeuron;

    private Connections(long[] preNeuron, long[] postNeuron) {
        this.preNeuron = preNeuron;
        this.postNeuron = postNeuron;
    }

    static Connections of(SynapseMap map, LabelSource neurons) {
        List<SynapseMap.Pair> pairs = map.pairs();
        long[] pre = new long[pairs.size()];
        long[] post = new long[pairs.size()];
        for (int k = 0; k < pre.length; k++) {
            pre[k] = neuron(neurons, map.pre(), pairs.get(k).pre());
            post[k] = neuron(neurons, map.post(), pairs.get(k).post());
        }
        return new Connections(pre, post);
    }

    private static long neuron(LabelSource neurons, FoundSites sites, int site) {
        Size size = neurons.size();
        long z = Math.round(sites.at(site, 0));
        long y = Math.round(sites.at(site, 1));
        long x = Math.round(sites.at(site, 2));
        if (z < 0 || y < 0 || x < 0 || z >= size.z() || y >= size.y() || x >= size.x()) {
            return 0;
        }
        long[] one = new long[1];
        neurons.read(new Block(z, y, x, Extent.zyx(1, 1, 1)), one);
        return one[0];
    }

    /** The neuron at the presynaptic end of each synapse, in the order of {@link SynapseMap#pairs()}; a copy. */
    public long[] preNeurons() {
        return preNeuron.clone();
    }

    /** The neuron at the postsynaptic end; a copy. */
    public long[] postNeurons() {
        return postNeuron.clone();
    }

    /** Those with most synapses first. */
    public List<Connection> list() {
        Map<List<Long>, Integer> counts = new LinkedHashMap<>();
        for (int k = 0; k < preNeuron.length; k++) {
            counts.merge(List.of(preNeuron[k], postNeuron[k]), 1, Integer::sum);
        }
        List<Connection> list = new ArrayList<>();
        counts.forEach((ends, n) -> list.add(new Connection(ends.get(0), ends.get(1), n)));
        list.sort(Comparator.comparingInt((Connection c) -> -c.synapses())
                .thenComparingLong(Connection::pre)
                .thenComparingLong(Connection::post));
        return list;
    }

    /** pre_neuron, post_neuron, synapses. */
    public ResultTable toTable() {
        ResultTable.Builder table = ResultTable.builder()
                .integer("pre_neuron")
                .integer("post_neuron")
                .integer("synapses");
        list().forEach(c -> table.row(c.pre(), c.post(), (long) c.synapses()));
        return table.build();
    }

    @Override
    public String toString() {
        return list().size() + " connections through " + preNeuron.length + " synapses";
    }
}
