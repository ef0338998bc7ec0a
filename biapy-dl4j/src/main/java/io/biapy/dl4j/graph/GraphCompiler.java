package io.biapy.dl4j.graph;

import io.biapy.core.error.InputException;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Node;
import io.biapy.core.network.Nonlinearity;
import io.biapy.core.network.Op;
import io.biapy.dl4j.layer.Activation;
import io.biapy.dl4j.layer.Addition;
import io.biapy.dl4j.layer.BatchNorm;
import io.biapy.dl4j.layer.Concatenation;
import io.biapy.dl4j.layer.Convolution;
import io.biapy.dl4j.layer.Dropout;
import io.biapy.dl4j.layer.Execution;
import io.biapy.dl4j.layer.GroupNorm;
import io.biapy.dl4j.layer.InstanceNorm;
import io.biapy.dl4j.layer.Layer;
import io.biapy.dl4j.layer.LayerNorm;
import io.biapy.dl4j.layer.MaxPooling;
import io.biapy.dl4j.layer.TransposedConvolution;
import io.biapy.dl4j.layer.Upsampling;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.NoOp;

/**
 * Turns a {@link NetworkGraph} into a ComputationGraph. Every layer is this project's own: DeepLearning4J's normalise and join wrongly
 * in 3D, and find oneDNN only by a trick. A normalisation and the activation that alone follows it become one layer.
 */
public final class GraphCompiler {
    private static final String JOINED = "joined outputs";

    private final NetworkGraph network;
    private final Execution execution;
    private final Fusion fusion;
    private final Map<String, Layer> layers = new LinkedHashMap<>();

    private GraphCompiler(NetworkGraph network, Execution execution) {
        this.network = network;
        this.execution = execution;
        this.fusion = new Fusion(network);
    }

    /** Compiles; the weights are zero until they are set. */
    public static CompiledGraph compile(NetworkGraph network, Execution execution) {
        return new GraphCompiler(network, execution).build();
    }

    private CompiledGraph build() {
        GraphBuilder builder = new NeuralNetConfiguration.Builder()
                .dataType(DataType.FLOAT)
                .updater(new NoOp())
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .graphBuilder();
        for (Node node : network.nodes()) {
            if (node.op() instanceof Op.Input) {
                builder.addInputs(node.name());
            } else if (!fusion.isFused(node)) {
                add(builder, node.name(), layer(node), fusion.inputs(node));
            }
        }
        String output = network.outputs().get(0);
        if (network.outputs().size() > 1) {
            output = JOINED;
            add(builder, JOINED, new Concatenation(JOINED), network.outputs());
        }
        builder.setOutputs(output);
        ExternalLossGraph graph = new ExternalLossGraph(builder.build());
        graph.init();
        List<Layer> ordered = new ArrayList<>();
        for (int vertex : graph.topologicalSortOrder()) {
            Layer layer = layers.get(graph.getVertices()[vertex].getVertexName());
            if (layer != null) {
                ordered.add(layer);
            }
        }
        return new CompiledGraph(graph, ordered);
    }

    private void add(GraphBuilder builder, String name, Layer layer, List<String> inputs) {
        layers.put(name, layer);
        builder.addVertex(name, new VertexConfiguration(layer, execution), inputs.toArray(String[]::new));
    }

    private Layer layer(Node node) {
        String name = node.name();
        int dimensions = network.dimensions();
        Op op = node.op();
        if (op instanceof Op.Convolution c) {
            return new Convolution(name, c.in(), c.out(), c.kernel(), dimensions);
        } else if (op instanceof Op.TransposedConvolution t) {
            return new TransposedConvolution(name, t.in(), t.out(), t.stride(), dimensions);
        } else if (op instanceof Op.Normalization n) {
            return norm(n, name, Nonlinearity.NONE);
        } else if (op instanceof Op.Activate a) {
            return fusion.normBefore(node)
                    .map(before -> norm((Op.Normalization) before.op(), before.name(), a.function()))
                    .orElseGet(() -> new Activation(name, a.function()));
        } else if (op instanceof Op.MaxPool p) {
            return new MaxPooling(name, p.stride());
        } else if (op instanceof Op.Upsample u) {
            return new Upsampling(name, u.factor());
        } else if (op instanceof Op.Concatenate) {
            return new Concatenation(name);
        } else if (op instanceof Op.Add) {
            return new Addition(name);
        } else if (op instanceof Op.Dropout d) {
            return new Dropout(name, d.probability(), layers.size());
        }
        throw new InputException("Node " + name + ": this engine cannot compute " + op + ".");
    }

    private static Layer norm(Op.Normalization op, String name, Nonlinearity function) {
        return switch (op.kind()) {
            case INSTANCE -> new InstanceNorm(name, op.channels(), function);
            case BATCH -> new BatchNorm(name, op.channels(), function);
            case GROUP -> new GroupNorm(name, op.channels(), function);
            case LAYER -> new LayerNorm(name, op.channels(), function);
            case NONE -> new Activation(name, function);
        };
    }
}
