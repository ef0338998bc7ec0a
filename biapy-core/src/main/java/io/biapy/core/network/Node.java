package io.biapy.core.network;

import java.util.List;

/**
 * One step of a {@link NetworkGraph}.
 *
 * @param name unique in the graph; where the operation has parameters it is also the prefix of their keys, exactly as in BiaPy's state
 *     dictionary: {@code name + ".weight"}
 * @param inputs names of the nodes that feed it, all earlier in the list
 */
public record Node(String name, Op op, List<String> inputs) {
    public Node {
        inputs = List.copyOf(inputs);
    }
}
