package io.biapy.cli.bench;

import io.biapy.core.image.Calibration;
import io.biapy.core.image.FloatImage;
import io.biapy.core.image.LabelImage;
import io.biapy.core.run.Workers;
import io.biapy.instance.channel.ChannelCode;
import io.biapy.instance.flood.Flooding;
import io.biapy.instance.flood.TileIndependentFlooding;
import io.biapy.instance.label.ConnectedComponents;
import io.biapy.instance.label.Connectivity;
import io.biapy.instance.label.DistanceTransform;
import io.biapy.instance.label.GaussianFilter;
import io.biapy.instance.label.Otsu;
import io.biapy.instance.watershed.Surface;
import io.biapy.instance.watershed.ThresholdRule;
import io.biapy.instance.watershed.WatershedDecoder;
import java.util.List;
import java.util.stream.Stream;

/** Operations on label arrays, and the watershed. */
final class LabelBenchmarks {
    private static final Calibration FLAT_VOXELS = Calibration.of(4, 1, 1, "px");

    private LabelBenchmarks() {}

    static Stream<Benchmark> all() {
        return Stream.of(
                Benchmark.of("cc6", "128,256,384", "cc_#", in -> components(in, Connectivity.FACES)),
                Benchmark.of("cc26", "128,256,384", "cc_#", in -> components(in, Connectivity.FULL)),
                Benchmark.of("edt", "128,256,384", "labels_#", LabelBenchmarks::distances),
                Benchmark.of(
                        "watershed3d",
                        "128,256,384",
                        "ws3d_#_surface,ws3d_#_markers,ws3d_#_mask",
                        in -> flooding(in, "ws3d_#_")),
                Benchmark.of(
                        "watershed2d",
                        "1024,2048,4096",
                        "ws2d_#_surface,ws2d_#_markers,ws2d_#_mask",
                        in -> flooding(in, "ws2d_#_")),
                Benchmark.of("watershed_by_channels", "128,256", "wsch_#", LabelBenchmarks::watershed),
                Benchmark.of("otsu", "128,256", "prob_#", LabelBenchmarks::otsu),
                Benchmark.of("gaussian", "128,256", "prob_#", LabelBenchmarks::gaussian));
    }

    private static Prepared<ConnectedComponents> components(BenchInput in, Connectivity connectivity) {
        BenchInput.Mask mask = in.mask("cc_#");
        Workers workers = Workers.of(in.threads());
        return new Prepared<>(
                () -> ConnectedComponents.of(mask.voxels(), mask.extent(), connectivity, workers),
                ConnectedComponents::count,
                workers::close);
    }

    private static Prepared<float[]> distances(BenchInput in) {
        LabelImage labels = in.labels("labels_#");
        Workers workers = Workers.of(in.threads());
        return new Prepared<>(
                () -> DistanceTransform.of(labels.codes(), labels.extent(), FLAT_VOXELS, workers),
                BenchInput::sum,
                workers::close);
    }

    private static Prepared<int[]> flooding(BenchInput in, String prefix) {
        FloatImage surface = in.floats(prefix + "surface");
        int[] markers = in.labels(prefix + "markers").codes();
        boolean[] mask = in.mask(prefix + "mask").voxels();
        Flooding flooding = TileIndependentFlooding.lookingBack();
        Workers workers = Workers.of(in.threads());
        return new Prepared<>(
                () -> flooding.flood(surface.data(), markers, mask, surface.extent(), workers),
                BenchInput::census,
                workers::close);
    }

    private static Prepared<LabelImage> watershed(BenchInput in) {
        FloatImage prediction = in.floats("wsch_#");
        WatershedDecoder decoder = WatershedDecoder.of(
                        List.of(ChannelCode.FOREGROUND, ChannelCode.BORDER_DISTANCE),
                        List.of(
                                ThresholdRule.above(ChannelCode.FOREGROUND, 0.5),
                                ThresholdRule.above(ChannelCode.BORDER_DISTANCE, 0.5)),
                        List.of(ThresholdRule.above(ChannelCode.FOREGROUND, 0.5)),
                        Surface.of(ChannelCode.BORDER_DISTANCE))
                .removeSeedsUpTo(10);
        Workers workers = Workers.of(in.threads());
        return new Prepared<>(
                () -> decoder.withWorkers(workers).decode(prediction),
                labels -> List.of(
                        labels.maxId(), BenchInput.census(labels.codes()).get(1)),
                workers::close);
    }

    private static Prepared<Float> otsu(BenchInput in) {
        float[] values = in.floats("prob_#").data();
        Workers workers = Workers.of(in.threads());
        return new Prepared<>(
                () -> Otsu.threshold(values, 0, values.length, workers), threshold -> threshold, workers::close);
    }

    private static Prepared<float[]> gaussian(BenchInput in) {
        FloatImage image = in.floats("prob_#");
        GaussianFilter filter = GaussianFilter.of(1, 1);
        Workers workers = Workers.of(in.threads());
        return new Prepared<>(
                () -> filter.apply(image.data(), image.extent(), workers), BenchInput::sum, workers::close);
    }
}
