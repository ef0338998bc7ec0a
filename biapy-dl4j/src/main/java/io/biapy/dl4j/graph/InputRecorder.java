package io.biapy.dl4j.graph;

import io.biapy.dl4j.layer.Floats;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.graph.vertex.impl.InputVertex;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** An input that copies the gradient it is given, while its workspace is still open. */
final class InputRecorder extends InputVertex {
    private final float[] into;

    InputRecorder(ComputationGraph graph, GraphVertex original, float[] into) {
        super(graph, original.getVertexName(), original.getVertexIndex(), original.getOutputVertices(), DataType.FLOAT);
        this.into = into;
    }

    @Override
    public void setEpsilon(@Nullable INDArray gradient) {
        if (gradient != null) {
            Floats.of(gradient).get(into);
        }
        super.setEpsilon(gradient);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
