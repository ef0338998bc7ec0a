package io.biapy.core.network;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A network as plain data, independent of any engine: nodes in an order in which they can be computed, and the nodes whose results
 * are the outputs, joined along the channels. Immutable.
 */
public final class NetworkGraph {
    /** A head and the node that computes it. */
    record Output(String node, Head head) {}

    private final String architecture;
    private final int dimensions;
    private final List<Node> nodes;
    private final List<Output> outputs;
    private final Extent divisor;
    private final List<Node> stateOrder;
    private final Map<String, Object> settings;

    /**
     * A graph put together by hand; its heads are called as their nodes.
     *
     * @param architecture name for people, for example "unet"
     * @param dimensions 2 or 3
     * @param outputs names of head nodes (convolutions), joined along the channels in this order
     * @param divisor sizes of a patch must divide by it
     */
    public NetworkGraph(String architecture, int dimensions, List<Node> nodes, List<String> outputs, Extent divisor) {
        this(
                architecture,
                dimensions,
                nodes,
                named(nodes, outputs),
                divisor,
                nodes.stream().map(Node::name).toList(),
                Map.of());
    }

    /**
     * @param outputs heads in BiaPy's order; class heads are moved behind the others
     * @param stateOrder names of the nodes in the order of BiaPy's state dictionary
     * @param settings what {@link Architectures#build} needs to build it again
     */
    NetworkGraph(
            String architecture,
            int dimensions,
            List<Node> nodes,
            List<Output> outputs,
            Extent divisor,
            List<String> stateOrder,
            Map<String, Object> settings) {
        this.architecture = architecture;
        this.dimensions = dimensions;
        this.nodes = List.copyOf(nodes);
        this.outputs = Stream.concat(
                        outputs.stream().filter(o -> !o.head().isClass()),
                        outputs.stream().filter(o -> o.head().isClass()))
                .toList();
        this.divisor = divisor;
        this.stateOrder = nodes.stream()
                .sorted(Comparator.comparingInt(n -> stateOrder.indexOf(n.name())))
                .toList();
        this.settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
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
        if (outputs.isEmpty() || !seen.containsAll(outputs())) {
            throw new InputException("Network " + architecture + ": outputs " + outputs()
                    + " must name at least one node of the graph.");
        }
    }

    private static List<Output> named(List<Node> nodes, List<String> outputs) {
        Map<String, Op> ops = nodes.stream().collect(Collectors.toMap(Node::name, Node::op, (a, b) -> a));
        return outputs.stream()
                .map(name -> {
                    if (!(ops.get(name) instanceof Op.Convolution convolution)) {
                        throw new InputException("Output " + name + " must be a convolution of the graph.");
                    }
                    return new Output(name, new Head(name, convolution.out()));
                })
                .toList();
    }

    /** Name for people, for example "unet". */
    public String architecture() {
        return architecture;
    }

    /** 2 or 3. */
    public int dimensions() {
        return dimensions;
    }

    /** In an order in which they can be computed. */
    public List<Node> nodes() {
        return nodes;
    }

    /** Names of the nodes whose results are joined along the channels, in this order. */
    public List<String> outputs() {
        return outputs.stream().map(Output::node).toList();
    }

    /** What the outputs predict, in the same order: class heads last. */
    public List<Head> heads() {
        return outputs.stream().map(Output::head).toList();
    }

    /** Sizes of a patch must divide by it. */
    public Extent divisor() {
        return divisor;
    }

    /** Planes of the image. */
    public int inputChannels() {
        return nodes.stream()
                .filter(n -> n.op() instanceof Op.Input)
                .mapToInt(n -> ((Op.Input) n.op()).channels())
                .findFirst()
                .orElseThrow();
    }

    /** Channels of the joined output. */
    public int outputChannels() {
        return outputs.stream().mapToInt(o -> o.head().channels()).sum();
    }

    /** Plain values under BiaPy's names from which {@link Architectures#build} makes an equal graph; empty for a graph made by hand. */
    public Map<String, Object> settings() {
        return settings;
    }

    /** Keys and shapes of everything that {@link Weights} must hold, in the order of BiaPy's state dictionary. */
    public List<ParameterSpec> parameters() {
        List<ParameterSpec> all = new ArrayList<>();
        stateOrder.forEach(node -> all.addAll(OpParameters.of(node.name(), node.op(), dimensions)));
        return all;
    }

    /** Nodes in the order of BiaPy's state dictionary. */
    List<Node> stateOrder() {
        return stateOrder;
    }

    /** Number of trained numbers; running statistics do not count. */
    public long parameterCount() {
        return parameters().stream()
                .filter(p -> p.role() == ParameterSpec.Role.TRAINED)
                .mapToLong(ParameterSpec::elements)
                .sum();
    }

    /** Whether an image or patch of this size fits without padding. */
    public boolean fits(Extent size) {
        return size.z() % divisor.z() == 0 && size.y() % divisor.y() == 0 && size.x() % divisor.x() == 0;
    }

    /** Does nothing where {@link #fits}, else an {@link InputException} that says which sizes do. */
    public void requireFit(Extent size) {
        if (!fits(size)) {
            throw new InputException(
                    "Network " + architecture + ": sizes must be divisible by " + divisor + ", got " + size + ".");
        }
    }

    /** A line for each node with parameters, and the total. */
    public String summary() {
        StringBuilder text = new StringBuilder(toString());
        for (Node node : stateOrder) {
            if (!OpParameters.of(node.name(), node.op(), dimensions).isEmpty()) {
                text.append("\n  ").append(node.name()).append("  ").append(node.op());
            }
        }
        return text.toString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s in %dD: %d channel%s in, %s out, %,d parameters, sizes divisible by %s",
                architecture,
                dimensions,
                inputChannels(),
                inputChannels() == 1 ? "" : "s",
                heads(),
                parameterCount(),
                divisor);
    }
}
