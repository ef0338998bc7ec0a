package io.biapy.dl4j.graph;

import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Node;
import io.biapy.core.network.Norm;
import io.biapy.core.network.Op;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which normalisations of a network are computed together with the activation that follows: those that nothing else reads. */
final class Fusion {
    private final Map<String, Node> byName = new HashMap<>();
    private final Map<String, Node> normOfActivation = new HashMap<>();

    Fusion(NetworkGraph network) {
        Map<String, Integer> readers = new HashMap<>();
        for (Node node : network.nodes()) {
            byName.put(node.name(), node);
            node.inputs().forEach(input -> readers.merge(input, 1, Integer::sum));
        }
        network.outputs().forEach(output -> readers.merge(output, 1, Integer::sum));
        for (Node node : network.nodes()) {
            if (node.op() instanceof Op.Activate) {
                Node before = byName.get(node.inputs().get(0));
                if (before != null
                        && before.op() instanceof Op.Normalization n
                        && n.kind() != Norm.NONE
                        && readers.getOrDefault(before.name(), 0) == 1) {
                    normOfActivation.put(node.name(), before);
                }
            }
        }
    }

    /** Whether the node is part of the activation after it. */
    boolean isFused(Node node) {
        return normOfActivation.containsValue(node);
    }

    /** The normalisation that the activation {@code node} takes in. */
    Optional<Node> normBefore(Node node) {
        return Optional.ofNullable(normOfActivation.get(node.name()));
    }

    /** Inputs of the node together with what it takes in. */
    List<String> inputs(Node node) {
        return normBefore(node).orElse(node).inputs();
    }
}
