package io.biapy.dl4j.graph;

import io.biapy.dl4j.layer.Execution;
import io.biapy.dl4j.layer.Layer;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.memory.LayerMemoryReport;
import org.deeplearning4j.nn.conf.memory.MemoryReport;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Places one {@link Layer} in a ComputationGraph. It lives as long as the graph and is never written to a file. */
final class VertexConfiguration extends GraphVertex {
    private static final long serialVersionUID = 1L;

    private final transient Layer layer;
    private final transient Execution execution;

    VertexConfiguration(Layer layer, Execution execution) {
        this.layer = layer;
        this.execution = execution;
    }

    @Override
    public GraphVertex clone() {
        return new VertexConfiguration(layer, execution);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VertexConfiguration v && v.layer == layer;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(layer);
    }

    @Override
    public long numParams(boolean backprop) {
        return layer.size();
    }

    @Override
    public int minVertexInputs() {
        return 1;
    }

    @Override
    public int maxVertexInputs() {
        return Integer.MAX_VALUE;
    }

    @Override
    public org.deeplearning4j.nn.graph.vertex.GraphVertex instantiate(
            ComputationGraph graph, String name, int index, INDArray parameters, boolean initialize, DataType type) {
        if (layer.size() > 0) {
            layer.bind(parameters);
        }
        return new LayerVertex(graph, name, index, type, layer, execution);
    }

    @Override
    public InputType getOutputType(int index, InputType... inputs) {
        return inputs[0];
    }

    @Override
    public MemoryReport getMemoryReport(InputType... inputs) {
        return new LayerMemoryReport();
    }
}
