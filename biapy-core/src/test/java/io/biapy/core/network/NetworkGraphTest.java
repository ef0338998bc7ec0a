package io.biapy.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkGraphTest {
    private static final Node INPUT = new Node("input", new Op.Input(1), List.of());
    private static final Node HEAD = new Node("head", new Op.Convolution(1, 3, Extent.yx(1, 1)), List.of("input"));

    @Test
    void a_graph_made_by_hand_names_its_heads_after_their_nodes() {
        NetworkGraph graph = graph(List.of(INPUT, HEAD), List.of("head"));
        assertThat(graph.heads()).containsExactly(new Head("head", 3));
        assertThat(graph.parameters())
                .extracting(ParameterSpec::toString)
                .containsExactly("head.weight [3, 1, 1, 1]", "head.bias [3]");
        assertThat(graph.settings()).isEmpty();
    }

    @Test
    void nodes_out_of_order_twice_or_missing_are_refused_by_name() {
        assertThatThrownBy(() -> graph(List.of(HEAD, INPUT), List.of("head")))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("head needs [input]");
        assertThatThrownBy(() -> graph(List.of(INPUT, INPUT, HEAD), List.of("head")))
                .hasMessageContaining("two nodes are called input");
        assertThatThrownBy(() -> graph(List.of(INPUT, HEAD), List.of("tail"))).hasMessageContaining("tail");
        assertThatThrownBy(() -> graph(List.of(INPUT, HEAD), List.of())).hasMessageContaining("at least one node");
    }

    @Test
    void a_head_needs_a_name_and_channels() {
        assertThatThrownBy(() -> new Head(" ", 1)).isInstanceOf(InputException.class);
        assertThatThrownBy(() -> new Head("F", 0)).isInstanceOf(InputException.class);
    }

    private static NetworkGraph graph(List<Node> nodes, List<String> outputs) {
        return new NetworkGraph("by hand", 2, nodes, outputs, Extent.yx(1, 1));
    }
}
