package io.biapy.dl4j;

import io.biapy.core.engine.Trainer;
import io.biapy.core.engine.TrainerState;
import io.biapy.core.error.InputException;
import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.core.optimizer.Optimizer;
import io.biapy.core.optimizer.StepSize;
import io.biapy.core.target.BatchShape;
import io.biapy.core.target.LossValue;
import io.biapy.core.target.Objective;
import io.biapy.dl4j.layer.Floats;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Trains on a ComputationGraph: the objective on the output's own buffer, the optimiser on the flat parameters. */
final class Dl4jTrainer implements Trainer {
    private final Network network;
    private final Objective objective;
    private final Optimizer optimizer;
    private final List<FloatBuffer> moments;
    private long steps;

    Dl4jTrainer(
            NetworkGraph definition,
            Weights initial,
            Objective objective,
            Optimizer optimizer,
            int threads,
            long seed) {
        if (objective.channels() != definition.outputChannels()) {
            throw new InputException("The objective scores " + objective.channels()
                    + " planes, but the network predicts " + definition.outputChannels() + ".");
        }
        this.network = new Network(definition, initial, threads, seed);
        this.objective = objective;
        this.optimizer = optimizer;
        int parameters = network.call(() -> network.graph().parameters().limit());
        this.moments =
                optimizer.moments().stream().map(name -> allocate(parameters)).toList();
    }

    private static FloatBuffer allocate(int n) {
        return ByteBuffer.allocateDirect(Math.multiplyExact(n, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    @Override
    public LossValue step(FloatBuffer input, FloatBuffer target, int samples, Extent extent, StepSize size) {
        checkTarget(target, samples, extent);
        return network.call(() -> {
            INDArray tensor = network.input(input, samples, extent);
            network.execution().setStep(steps + 1);
            LossValue loss = gradients(tensor, target, network.outputShape(samples, extent));
            FloatBuffer gradients = network.graph().gradients();
            if (Double.isFinite(loss.total()) && FiniteKernel.allFinite(gradients)) {
                steps++;
                optimizer.update(network.graph().parameters(), gradients, moments, steps, size);
                network.graph().commitStatistics();
            }
            return loss;
        });
    }

    private LossValue gradients(INDArray input, FloatBuffer target, BatchShape shape) {
        return network.graph()
                .pass(
                        input,
                        (output, gradient) ->
                                objective.evaluate(Floats.of(output), target.slice(), shape, Floats.of(gradient)));
    }

    @Override
    public LossValue evaluate(FloatBuffer input, FloatBuffer target, int samples, Extent extent) {
        checkTarget(target, samples, extent);
        return network.call(() -> {
            INDArray output = network.graph().predict(network.input(input, samples, extent));
            try {
                return objective.evaluate(Floats.of(output), target.slice(), network.outputShape(samples, extent));
            } finally {
                output.close();
            }
        });
    }

    private void checkTarget(FloatBuffer target, int samples, Extent extent) {
        long values = (long) samples * objective.targetChannels() * extent.voxels();
        Network.requireLength("target", target, values);
    }

    @Override
    public Weights weights() {
        return network.call(() -> network.graph().weights(network.keys()));
    }

    @Override
    public TrainerState state() {
        return network.call(() -> {
            List<Tensor> tensors = new ArrayList<>();
            for (int i = 0; i < moments.size(); i++) {
                tensors.addAll(
                        network.graph().weightMap().split(optimizer.moments().get(i), moments.get(i)));
            }
            return new TrainerState(steps, tensors);
        });
    }

    @Override
    public void restore(Weights weights, TrainerState state) {
        Weights tensors = Weights.of(state.moments());
        network.call(() -> {
            network.graph().setWeights(weights);
            for (int i = 0; i < moments.size(); i++) {
                network.graph().weightMap().join(optimizer.moments().get(i), tensors, moments.get(i));
            }
            steps = state.steps();
            return true;
        });
    }

    @Override
    public void close() {
        network.close();
    }

    @Override
    public String toString() {
        return "Training of " + network.definition() + " after " + steps + " steps";
    }
}
