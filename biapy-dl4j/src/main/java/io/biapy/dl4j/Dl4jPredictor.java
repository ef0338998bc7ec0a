package io.biapy.dl4j;

import io.biapy.core.engine.Predictor;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.ImageSource;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Weights;
import io.biapy.core.normalize.NormalizationInfo;
import io.biapy.core.patch.PatchPlan;
import io.biapy.core.patch.PlaneOutput;
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
        require(image, plan);
        return network.call(() -> PatchPrediction.of(network, image, plan, progress, cancellation));
    }

    @Override
    public void predict(
            ImageSource image,
            NormalizationInfo scale,
            PatchPlan plan,
            PlaneOutput output,
            Progress progress,
            Cancellation cancellation) {
        require(image, plan);
        network.call(() -> {
            PatchPrediction.stream(network, image, scale, plan, output, progress, cancellation);
            return output;
        });
    }

    private void require(ImageSource image, PatchPlan plan) {
        NetworkGraph definition = network.definition();
        if (image.channels() != definition.inputChannels()) {
            throw new InputException("Image " + image.name() + " has " + image.channels()
                    + " channels, but the network takes " + definition.inputChannels() + ".");
        }
        if (plan.activations().size() != definition.outputChannels()) {
            throw new InputException("The plan names " + plan.activations().size()
                    + " activations, but the network predicts " + definition.outputChannels() + " planes.");
        }
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
