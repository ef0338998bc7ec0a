package io.biapy.dl4j.graph;

import io.biapy.dl4j.layer.Execution;
import io.biapy.dl4j.layer.Layer;
import io.biapy.dl4j.layer.Pass;
import org.deeplearning4j.nn.api.MaskState;
import org.deeplearning4j.nn.gradient.DefaultGradient;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.BaseGraphVertex;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Runs one {@link Layer} inside a ComputationGraph. */
final class LayerVertex extends BaseGraphVertex {
    private final Layer layer;
    private final Execution execution;

    LayerVertex(ComputationGraph graph, String name, int index, DataType type, Layer layer, Execution execution) {
        super(graph, name, index, null, null, type);
        this.layer = layer;
        this.execution = execution;
    }

    @Override
    public INDArray doForward(boolean training, LayerWorkspaceMgr memory) {
        return layer.forward(inputs, new Pass(training, execution, memory));
    }

    @Override
    public Pair<Gradient, INDArray[]> doBackward(boolean truncated, LayerWorkspaceMgr memory) {
        INDArray[] back = layer.backward(inputs, epsilon, new Pass(true, execution, memory));
        return new Pair<>(new DefaultGradient(), back); // the layer wrote its gradients to the flat array itself
    }

    @Override
    public void setBackpropGradientsViewArray(INDArray flat) {
        layer.bindGradients(flat);
    }

    @Override
    public boolean hasLayer() {
        return false;
    }

    @Override
    public org.deeplearning4j.nn.api.@Nullable Layer getLayer() {
        return null;
    }

    @Override
    public @Nullable Pair<INDArray, MaskState> feedForwardMaskArrays(
            INDArray[] masks, MaskState state, int minibatchSize) {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return layer.toString();
    }
}
