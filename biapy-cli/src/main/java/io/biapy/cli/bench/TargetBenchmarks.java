package io.biapy.cli.bench;

import io.biapy.core.image.LabelImage;
import io.biapy.instance.channel.TargetChannels;
import java.util.List;
import java.util.stream.Stream;

/** Target channels of real labels, each alone. */
final class TargetBenchmarks {
    private static final List<String> CHANNELS = List.of("F", "C", "Db");

    private TargetBenchmarks() {}

    static Stream<Benchmark> all() {
        return CHANNELS.stream()
                .flatMap(channel -> Stream.of(
                        one("gt2d", "1024", TargetChannels.parse(channel)),
                        one("gt3d", "64x256x256", TargetChannels.parse(channel))));
    }

    private static Benchmark one(String set, String size, TargetChannels channel) {
        return Benchmark.of(set + "_" + channel, size, set + "_#", in -> {
            LabelImage labels = in.labels(set + "_#");
            return Prepared.of(() -> encode(channel, labels), TargetBenchmarks::sumOfMagnitudes);
        });
    }

    private static float[] encode(TargetChannels channel, LabelImage labels) {
        float[] target = new float[channel.planes() * labels.extent().voxels()];
        channel.encode(labels, target);
        return target;
    }

    private static double sumOfMagnitudes(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += Math.abs(value);
        }
        return sum;
    }
}
