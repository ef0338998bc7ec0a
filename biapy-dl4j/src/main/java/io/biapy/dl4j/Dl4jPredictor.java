package io.biapy.dl4j;

import io.biapy.core.engine.Predictor;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.run.Cancellation;
import io.biapy.core.run.Progress;
import io.biapy.dl4j.layer.Floats;
import java.nio.FloatBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Predicts with a ComputationGraph; all work happens on the tensors' own buffers. */
final class Dl4jPredictor implements Predictor {
    private final Network network;

    Dl4jPredictor(NetworkGraph definition, Weights weights, int threads) {
        network = new Network(definition, weights, threads, 0);
    }

    @Override
    public FloatImage predict(FloatImage image, PatchPlan plan, Progress progress, Cancellation cancellation) {
        NetworkGraph definition = network.definition();
        if (image.channels() != definition.inputChannels()) {
            throw new InputException("Image " + image.name() + " has " + image.channels()
                    + " channels, but the network takes " + definition.inputChannels() + ".");
        }
        if (plan.activations().size() != definition.outputChannels()) {
            throw new InputException("The plan names " + plan.activations().size()
                    + " activations, but the network predicts " + definition.outputChannels() + " planes.");
        }
        return network.call(() -> new PatchPrediction(network, image, plan, progress, cancellation).run());
    }

    @Override
    public float[] forward(float[] input, int samples, Extent extent) {
        return network.call(() -> {
            INDArray output = network.graph().predict(network.input(FloatBuffer.wrap(input), samples, extent));
            try {
                float[] values = new float[(int) output.length()];
                Floats.of(output).get(values);
                return values;
            } finally {
                output.close();
            }
        });
    }

    @Override
    public void close() {
        network.close();
    }

    @Override
    public String toString() {
        return "Predictor of " + network.definition();
    }
}
