package io.biapy.core.network;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A network as plain data, independent of any engine: nodes in an order in which they can be computed, and the nodes whose results
 * are the outputs, joined along the channels. Immutable.
 */
public final class NetworkGraph {
    private final String architecture;
    private final int dimensions;
    private final List<Node> nodes;
    private final List<String> outputs;
    private final Extent divisor;

    /**
     * @param architecture name for people, for example "unet"
     * @param dimensions 2 or 3
     * @param outputs names of head nodes, joined along the channels in this order
     * @param divisor sizes of a patch must divide by it
     */
    public NetworkGraph(String architecture, int dimensions, List<Node> nodes, List<String> outputs, Extent divisor) {
        this.architecture = architecture;
        this.dimensions = dimensions;
        this.nodes = List.copyOf(nodes);
        this.outputs = List.copyOf(outputs);
        this.divisor = divisor;
        Set<String> seen = new HashSet<>();
        for (Node node : nodes) {
            if (!seen.containsAll(node.inputs())) {
                throw new InputException("Network " + architecture + ": node " + node.name() + " needs " + node.inputs()
                        + ", which must come before it.");
            }
            if (!seen.add(node.name())) {
                throw new InputException("Network " + architecture + ": two nodes are called " + node.name() + ".");
            }
        }
        if (!seen.containsAll(outputs) || outputs.isEmpty()) {
            throw new InputException(
                    "Network " + architecture + ": outputs " + outputs + " must name at least one node of the graph.");
        }
    }

    public String architecture() {
        return architecture;
    }

    /** 2 or 3. */
    public int dimensions() {
        return dimensions;
    }

    public List<Node> nodes() {
        return nodes;
    }

    public List<String> outputs() {
        return outputs;
    }

    public Extent divisor() {
        return divisor;
    }

    public int inputChannels() {
        return nodes.stream()
                .filter(n -> n.op() instanceof Op.Input)
                .mapToInt(n -> ((Op.Input) n.op()).channels())
                .findFirst()
                .orElseThrow();
    }

    /** Channels of the joined output. */
    public int outputChannels() {
        return nodes.stream()
                .filter(n -> outputs.contains(n.name()))
                .mapToInt(n -> n.op() instanceof Op.Convolution c ? c.out() : 0)
                .sum();
    }

    @Override
    public String toString() {
        return architecture + " in " + dimensions + "D, " + nodes.size() + " nodes, " + inputChannels()
                + " channels in, " + outputChannels() + " out";
    }
}
