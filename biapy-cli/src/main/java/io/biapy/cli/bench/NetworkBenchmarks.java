package io.biapy.cli.bench;

import io.biapy.core.engine.Engines;
import io.biapy.core.engine.Predictor;
import io.biapy.core.engine.Trainer;
import io.biapy.core.image.Extent;
import io.biapy.core.network.Architectures;
import io.biapy.core.network.Initializer;
import io.biapy.core.network.NetworkGraph;
import io.biapy.core.network.Norm;
import io.biapy.core.optimizer.Adam;
import io.biapy.core.optimizer.StepSize;
import io.biapy.core.run.Workers;
import io.biapy.core.target.ChannelObjective;
import io.biapy.core.target.LossValue;
import io.biapy.instance.channel.TargetChannel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** BiaPy's U-Net on the best engine: one forward pass, and one training step (binary cross entropy, AdamW). */
final class NetworkBenchmarks {
    private static final String SIZES = "2d_b1,2d_b4,3d_b1";
    private static final StepSize STEP = StepSize.of(1e-4);
    private static final double WEIGHT_DECAY = 0.01;

    /** A network with the size of its input. */
    private record Case(NetworkGraph graph, Extent extent, int samples) {
        static Case of(String size, Norm norm) {
            boolean flat = size.startsWith("2d");
            NetworkGraph graph = Architectures.unet()
                    .dimensions(flat ? 2 : 3)
                    .featureMaps(flat ? new int[] {16, 32, 64, 128, 256} : new int[] {28, 36, 48, 64})
                    .normalization(norm)
                    .build();
            return new Case(
                    graph,
                    flat ? Extent.yx(256, 256) : Extent.zyx(32, 64, 64),
                    Integer.parseInt(size.substring(size.indexOf('b') + 1)));
        }

        int values() {
            return samples * extent.voxels();
        }
    }

    private NetworkBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(
                Benchmark.of("unet_fwd_in", SIZES, "", in -> forward(in, Norm.INSTANCE)),
                Benchmark.of("unet_fwd_bn", SIZES, "", in -> forward(in, Norm.BATCH)),
                Benchmark.of("unet_train_in", SIZES, "", in -> train(in, Norm.INSTANCE)),
                Benchmark.of("unet_train_bn", SIZES, "", in -> train(in, Norm.BATCH)));
    }

    private static Prepared<float[]> forward(BenchInput in, Norm norm) {
        Case of = Case.of(in.size(), norm);
        Predictor predictor = Engines.best().predictor(of.graph(), Initializer.weights(of.graph(), 0), in.threads());
        float[] input = new float[of.values()];
        SplittableRandom random = new SplittableRandom(0);
        for (int i = 0; i < input.length; i++) {
            input[i] = (float) random.nextDouble();
        }
        return new Prepared<>(
                () -> predictor.forward(input, of.samples(), of.extent()),
                output -> List.of(of.graph().parameterCount(), BenchInput.sum(output)),
                predictor::close);
    }

    private static Prepared<LossValue> train(BenchInput in, Norm norm) {
        Case of = Case.of(in.size(), norm);
        Workers workers = Workers.of(in.threads());
        ChannelObjective objective =
                ChannelObjective.of(List.of(TargetChannel.foreground())).withWorkers(workers);
        Trainer trainer = Engines.best()
                .trainer(
                        of.graph(),
                        Initializer.weights(of.graph(), 0),
                        objective,
                        Adam.decoupled(WEIGHT_DECAY),
                        in.threads(),
                        0);
        FloatBuffer input = buffer(of.values());
        FloatBuffer target = buffer(of.values());
        SplittableRandom random = new SplittableRandom(0);
        for (int i = 0; i < of.values(); i++) {
            input.put(i, (float) random.nextDouble());
            target.put(i, random.nextBoolean() ? 1 : 0);
        }
        return new Prepared<>(
                () -> trainer.step(input, target, of.samples(), of.extent(), STEP), LossValue::total, () -> {
                    trainer.close();
                    workers.close();
                });
    }

    private static FloatBuffer buffer(int values) {
        return ByteBuffer.allocateDirect(values * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
