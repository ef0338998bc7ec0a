package io.biapy.core.network;

import io.biapy.core.image.Extent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the nodes of a graph while it is put together, and the convolution blocks that BiaPy's architectures share. */
final class GraphAssembly {
    private final List<Node> nodes = new ArrayList<>();
    private final Norm norm;
    private final Nonlinearity activation;
    private final BlockOrder order;

    GraphAssembly(Norm norm, Nonlinearity activation, BlockOrder order) {
        this.norm = norm;
        this.activation = activation;
        this.order = order;
    }

    List<Node> nodes() {
        return nodes;
    }

    /** Adds a node and returns its name. */
    String add(String name, Op op, String... inputs) {
        nodes.add(new Node(name, op, List.of(inputs)));
        return name;
    }

    /** BiaPy's ConvBlock: one convolution block directly under {@code name.block}, several under {@code name.block.0}, 1, ... */
    String block(String name, String input, int in, Level level) {
        if (level.convolutions() == 1) {
            return single(name, input, in, level);
        }
        String last = input;
        for (int i = 0; i < level.convolutions(); i++) {
            last = single(name + ".block." + i, last, i == 0 ? in : level.maps(), level);
        }
        return last;
    }

    private String single(String name, String input, int in, Level level) {
        Sequence layers = new Sequence(name + ".block", input);
        Op convolution = new Op.Convolution(in, level.maps(), level.kernel());
        if (order == BlockOrder.CONV_NORM_ACT) {
            layers.add(convolution);
            normAndActivation(layers, level.maps());
        } else {
            normAndActivation(layers, in);
            layers.add(convolution);
        }
        if (level.dropout() > 0) {
            layers.add(new Op.Dropout(level.dropout()));
        }
        return layers.last();
    }

    /** Where the norm is "none" BiaPy has no layer; where the activation is "none" it has one that does nothing, and counts it. */
    private void normAndActivation(Sequence layers, int channels) {
        if (norm != Norm.NONE) {
            layers.add(new Op.Normalization(norm, channels));
        }
        if (activation == Nonlinearity.NONE) {
            layers.skip();
        } else {
            layers.add(new Op.Activate(activation));
        }
    }

    /** Features enlarged by {@code stride} from {@code in} to {@code out} maps, normalised and activated in this order always. */
    String up(String name, String input, int in, int out, Extent stride, Upsampling how) {
        Sequence layers = new Sequence(name, input);
        if (how == Upsampling.TRANSPOSED_CONVOLUTION) {
            layers.add(new Op.TransposedConvolution(in, out, stride));
        } else {
            layers.add(new Op.Upsample(stride));
            layers.add(new Op.Convolution(in, out, Extent.zyx(1, 1, 1)));
        }
        normAndActivation(layers, out);
        return layers.last();
    }

    /** Names of the nodes in the order of BiaPy's state dictionary: by module, otherwise as added. */
    List<String> stateOrder(List<String> modules) {
        return nodes.stream()
                .map(Node::name)
                .sorted(Comparator.comparingInt(
                        name -> modules.indexOf(name.substring(0, Math.max(0, name.indexOf('.'))))))
                .toList();
    }

    /** Layers one after the other, named by their place. */
    private final class Sequence {
        private final String name;
        private String last;
        private int place;

        Sequence(String name, String input) {
            this.name = name;
            this.last = input;
        }

        void add(Op op) {
            last = GraphAssembly.this.add(name + "." + place, op, last);
            place++;
        }

        void skip() {
            place++;
        }

        String last() {
            return last;
        }
    }
}
