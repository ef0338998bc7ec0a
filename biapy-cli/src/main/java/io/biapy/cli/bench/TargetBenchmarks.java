package io.biapy.cli.bench;

import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.TargetChannels;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Target channels of real labels, each alone. */
final class TargetBenchmarks {
    private static final Map<String, String> IN_2D = channels("R", "R[nrays=32]", "flow", "Gv,Gh", "HV", "V,H");
    private static final Map<String, String> IN_3D = channels("R", "R[nrays=96]", "flow", "Gz,Gv,Gh", "HVZ", "Z,V,H");

    private TargetBenchmarks() {}

    /** What both have, under their own codes, and what differs. */
    private static Map<String, String> channels(String... namesAndChannels) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String code : List.of("F", "C", "Db", "Dc", "Dn", "D", "P", "A")) {
            byName.put(code, code);
        }
        for (int i = 0; i < namesAndChannels.length; i += 2) {
            byName.put(namesAndChannels[i], namesAndChannels[i + 1]);
        }
        return byName;
    }

    static Stream<Benchmark> all() {
        return Stream.concat(
                IN_2D.entrySet().stream().map(e -> one("gt2d", "1024", e.getKey(), e.getValue(), 2)),
                IN_3D.entrySet().stream().map(e -> one("gt3d", "64x256x256", e.getKey(), e.getValue(), 3)));
    }

    private static Benchmark one(String set, String size, String name, String channels, int dimensions) {
        TargetChannels list = TargetChannels.parse(channels).in(dimensions);
        return Benchmark.of(set + "_" + name, size, set + "_#", in -> {
            LabelImage labels = in.labels(set + "_#");
            Workers workers = Workers.of(in.threads());
            return new Prepared<>(
                    () -> encode(list, labels, workers), TargetBenchmarks::sumOfMagnitudes, workers::close);
        });
    }

    private static float[] encode(TargetChannels channel, LabelImage labels, Workers workers) {
        float[] target = new float[channel.planes() * labels.extent().voxels()];
        channel.encode(labels, target, workers);
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
