package io.biapy.dl4j.graph;

import io.biapy.core.network.Weights;
import io.biapy.core.target.LossValue;
import io.biapy.dl4j.layer.Floats;
import io.biapy.dl4j.layer.Layer;
import java.nio.FloatBuffer;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network ready to run on tensors N, channel, (z), y, x of any size that divides by its divisor. Its workspaces belong to the thread
 * that uses it, so one thread must make, use and close it.
 */
public final class CompiledGraph implements AutoCloseable {
    private final ExternalLossGraph graph;
    private final List<Layer> layers;
    private final WeightMap weights;

    /** @param layers in the order in which their parameters lie in the flat array */
    CompiledGraph(ExternalLossGraph graph, List<Layer> layers) {
        this.graph = graph;
        this.layers = List.copyOf(layers);
        this.weights = new WeightMap(this.layers);
    }

    /** Output in prediction mode; the caller closes it. */
    public INDArray predict(INDArray input) {
        return graph.predict(input);
    }

    /**
     * One training pass: forward, loss, backward. Afterwards {@link #gradients()} holds the gradient of every parameter, unless the
     * loss was not finite.
     */
    public LossValue pass(INDArray input, LossFunction loss) {
        LossValue value = graph.pass(input, loss);
        graph.forget();
        return value;
    }

    /** As {@link #pass}, and the gradient of the input as well. */
    public float[] passWithInputGradient(INDArray input, LossFunction loss) {
        float[] gradient = new float[(int) input.length()];
        graph.recordInputGradient(gradient);
        pass(input, loss);
        return gradient;
    }

    /** Makes the batch statistics of the last training pass part of the running ones. */
    public void commitStatistics() {
        layers.forEach(Layer::commitStatistics);
    }

    /** All trainable values: a view, what is written there counts at once. */
    public FloatBuffer parameters() {
        return Floats.of(graph.params());
    }

    /** Gradients in the order of {@link #parameters()}: a view. */
    public FloatBuffer gradients() {
        if (graph.getFlattenedGradients() == null) {
            graph.initGradientsView();
        }
        return Floats.of(graph.getFlattenedGradients());
    }

    /** How flat values and BiaPy's keys belong together. */
    public WeightMap weightMap() {
        return weights;
    }

    /** A copy of parameters and running statistics under BiaPy's keys, in the order of {@code keys}, which must name all of them. */
    public Weights weights(List<String> keys) {
        Weights own = weights.read(parameters());
        return Weights.of(keys.stream().map(own::get).toList());
    }

    /** Takes over parameters and running statistics; every key of the network must be there with its shape, and no other. */
    public void setWeights(Weights source) {
        weights.write(source, parameters());
    }

    @Override
    public void close() {
        graph.params().close();
        if (graph.getFlattenedGradients() != null) {
            graph.getFlattenedGradients().close();
        }
        Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
}
