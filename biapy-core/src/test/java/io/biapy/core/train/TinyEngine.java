package io.biapy.core.train;

import io.biapy.core.engine.Engine;
import io.biapy.core.engine.Predictor;
import io.biapy.core.engine.Trainer;
import io.biapy.core.engine.TrainerState;
import io.biapy.core.image.Extent;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Node;
import io.biapy.core.network.Op;
import io.biapy.core.network.Tensor;
import io.biapy.core.network.Weights;
import io.biapy.core.optimizer.Optimizer;
import io.biapy.core.optimizer.StepSize;
import io.biapy.core.target.BatchShape;
import io.biapy.core.target.LossValue;
import io.biapy.core.target.Objective;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/** The smallest network that can learn, one weight and one bias a voxel shares, in plain Java: the loop is tested without a native library. */
final class TinyEngine implements Engine {
    static final NetworkGraph GRAPH = new NetworkGraph(
            "tiny",
            2,
            List.of(
                    new Node("image", new Op.Input(1), List.of()),
                    new Node("heads.0", new Op.Convolution(1, 1, new Extent(1, 1, 1)), List.of("image"))),
            List.of("heads.0"),
            new Extent(1, 1, 1));

    /** Squared error. */
    static final Objective SQUARED = new Objective() {
        @Override
        public int channels() {
            return 1;
        }

        @Override
        public int targetChannels() {
            return 1;
        }

        @Override
        public LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape, FloatBuffer gradient) {
            int n = shape.values();
            double sum = 0;
            for (int i = 0; i < n; i++) {
                float d = output.get(i) - target.get(i);
                sum += d * d;
                gradient.put(i, 2 * d / n);
            }
            return new LossValue(sum / n, new double[] {sum / n});
        }

        @Override
        public LossValue evaluate(FloatBuffer output, FloatBuffer target, BatchShape shape) {
            return evaluate(output, target, shape, FloatBuffer.allocate(shape.values()));
        }

        @Override
        public String toString() {
            return "squared error";
        }
    };

    int steps;

    static Weights weights(float weight, float bias) {
        return Weights.of(List.of(
                new Tensor("heads.0.weight", new int[] {1, 1, 1, 1}, new float[] {weight}),
                new Tensor("heads.0.bias", new int[] {1}, new float[] {bias})));
    }

    @Override
    public String name() {
        return "tiny";
    }

    @Override
    public String description() {
        return "tiny";
    }

    @Override
    public int rank() {
        return 0;
    }

    @Override
    public Predictor predictor(NetworkGraph graph, Weights weights, int threads) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Trainer trainer(
            NetworkGraph graph, Weights initial, Objective objective, Optimizer optimizer, int threads, long seed) {
        return new TinyTrainer(initial, objective, optimizer);
    }

    private final class TinyTrainer implements Trainer {
        private final FloatBuffer parameters = FloatBuffer.allocate(2);
        private final List<FloatBuffer> moments = new ArrayList<>();
        private final Objective objective;
        private final Optimizer optimizer;
        private long done;

        TinyTrainer(Weights initial, Objective objective, Optimizer optimizer) {
            this.objective = objective;
            this.optimizer = optimizer;
            optimizer.moments().forEach(m -> moments.add(FloatBuffer.allocate(2)));
            set(initial);
        }

        private void set(Weights w) {
            parameters.put(0, w.get("heads.0.weight").data()[0]);
            parameters.put(1, w.get("heads.0.bias").data()[0]);
        }

        private FloatBuffer forward(FloatBuffer input, int n) {
            FloatBuffer out = FloatBuffer.allocate(n);
            for (int i = 0; i < n; i++) {
                out.put(i, parameters.get(0) * input.get(i) + parameters.get(1));
            }
            return out;
        }

        @Override
        public LossValue step(FloatBuffer input, FloatBuffer target, int samples, Extent extent, StepSize size) {
            BatchShape shape = new BatchShape(samples, 1, extent);
            FloatBuffer gradient = FloatBuffer.allocate(shape.values());
            LossValue loss = objective.evaluate(forward(input, shape.values()), target, shape, gradient);
            float dw = 0;
            float db = 0;
            for (int i = 0; i < shape.values(); i++) {
                dw += gradient.get(i) * input.get(i);
                db += gradient.get(i);
            }
            optimizer.update(parameters, FloatBuffer.wrap(new float[] {dw, db}), moments, ++done, size);
            steps++;
            return loss;
        }

        @Override
        public LossValue evaluate(FloatBuffer input, FloatBuffer target, int samples, Extent extent) {
            BatchShape shape = new BatchShape(samples, 1, extent);
            return objective.evaluate(forward(input, shape.values()), target, shape);
        }

        @Override
        public Weights weights() {
            return TinyEngine.weights(parameters.get(0), parameters.get(1));
        }

        @Override
        public TrainerState state() {
            List<Tensor> copies = new ArrayList<>();
            for (int m = 0; m < moments.size(); m++) {
                copies.add(new Tensor(
                        "moment" + m, new int[] {2}, moments.get(m).array().clone()));
            }
            return new TrainerState(done, copies);
        }

        @Override
        public void restore(Weights weights, TrainerState state) {
            set(weights);
            done = state.steps();
            for (int m = 0; m < moments.size(); m++) {
                moments.get(m).put(0, state.moments().get(m).data());
            }
        }

        @Override
        public void close() {}
    }
}
