package io.biapy.cli.bench;

import io.biapy.core.image.Extent;
import io.biapy.core.image.FloatImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.RayDirections;
import io.biapy.instance.star.StarDistDecoder;
import io.biapy.instance.star.StarDistTrace;
import java.util.List;
import java.util.stream.Stream;

/** Star-convex objects: suppression and painting, all voxels above the threshold as candidates. */
final class StarBenchmarks {
    private StarBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(
                Benchmark.of(
                        "stardist2d",
                        "512,1024,2048",
                        "sd2d_#_prob,sd2d_#_dist",
                        in -> decode(
                                in,
                                prediction(in.floats("sd2d_#_prob"), in.floats("sd2d_#_dist", "YXC")),
                                StarDistDecoder.create().grid(Extent.yx(2, 2)))),
                Benchmark.of(
                        "stardist3d",
                        "64x256x256",
                        "sd3d_prob,sd3d_dist",
                        in -> decode(
                                in,
                                prediction(in.floats("sd3d_prob"), in.floats("sd3d_dist", "ZYXC")),
                                StarDistDecoder.create()
                                        .grid(Extent.zyx(2, 2, 2))
                                        .rays(RayDirections.goldenSpiral(96)))));
    }

    private static FloatImage prediction(FloatImage probability, FloatImage lengths) {
        int plane = probability.data().length;
        float[] data = new float[plane + lengths.data().length];
        System.arraycopy(probability.data(), 0, data, 0, plane);
        System.arraycopy(lengths.data(), 0, data, plane, lengths.data().length);
        return FloatImage.of("prediction", probability.extent(), 1 + lengths.channels(), data);
    }

    private static Prepared<StarDistTrace> decode(BenchInput in, FloatImage prediction, StarDistDecoder options) {
        Workers workers = Workers.of(in.threads());
        StarDistDecoder decoder =
                options.probability(0.4).overlap(0.3).margin(2).withWorkers(workers);
        return new Prepared<>(() -> decoder.trace(prediction), StarBenchmarks::check, workers::close);
    }

    private static Object check(StarDistTrace trace) {
        List<Long> census = BenchInput.census(trace.labels().codes());
        return List.of(census.get(0), census.get(1));
    }
}
