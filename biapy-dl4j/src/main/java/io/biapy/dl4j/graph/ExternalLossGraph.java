package io.biapy.dl4j.graph;

import io.biapy.core.target.LossValue;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.FwdPassType;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.graph.vertex.GraphVertex;
import org.deeplearning4j.nn.workspace.ArrayType;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A ComputationGraph with one input and one output whose loss is computed outside, once a step, inside the workspace that holds the
 * activations. DeepLearning4J's own loop would ask for the loss twice, and run an updater of its own.
 */
final class ExternalLossGraph extends ComputationGraph {
    private static final long serialVersionUID = 1L;

    ExternalLossGraph(ComputationGraphConfiguration configuration) {
        super(configuration);
    }

    private GraphVertex outputVertex() {
        return Objects.requireNonNull(
                verticesMap.get(configuration.getNetworkOutputs().get(0)));
    }

    /** The output in prediction mode, outside every workspace; the caller closes it. */
    INDArray predict(INDArray input) {
        int[] outputs = {outputVertex().getVertexIndex()};
        return outputOfLayersDetached(
                false, FwdPassType.STANDARD, outputs, new INDArray[] {input}, null, null, true, false, null)[0];
    }

    /** Forward, loss, backward: fills the flat gradients where the loss is finite. Returns the loss. */
    LossValue pass(INDArray input, LossFunction loss) {
        LayerWorkspaceMgr memory = LayerWorkspaceMgr.builder()
                .with(ArrayType.ACTIVATIONS, WS_ALL_LAYERS_ACT, WS_ALL_LAYERS_ACT_CONFIG)
                .build();
        try (MemoryWorkspace ignored = memory.notifyScopeEntered(ArrayType.ACTIVATIONS)) {
            Map<String, INDArray> activations = ffToLayerActivationsInWS(
                    true, -1, null, FwdPassType.STANDARD, false, new INDArray[] {input}, null, null, false);
            INDArray output =
                    Objects.requireNonNull(activations.get(outputVertex().getVertexName()));
            INDArray gradient = memory.createUninitialized(ArrayType.ACTIVATIONS, DataType.FLOAT, output.shape(), 'c');
            LossValue value = loss.evaluate(output, gradient);
            if (Double.isFinite(value.total())) {
                calcBackpropGradients(false, false, gradient);
            }
            return value;
        }
    }

    /** From now on each pass leaves its input gradient in {@code into}, which is as long as the input. */
    void recordInputGradient(float[] into) {
        vertices[0] = new InputRecorder(this, vertices[0], into);
    }

    void forget() {
        for (GraphVertex vertex : vertices) {
            vertex.clear();
        }
    }
}
